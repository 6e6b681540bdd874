"""The floor: the smallest tray program that PySide6 makes."""

import sys

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
picture = QPixmap(32, 32)
picture.fill(QColor("#2453D6"))
tray = QSystemTrayIcon(QIcon(picture))
tray.show()
app.exec()
