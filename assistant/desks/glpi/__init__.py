"""GLPI, by its legacy REST interface (apirest.php)."""
