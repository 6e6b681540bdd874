"""What Balie shows and says: icons, translations, an example organisation."""
