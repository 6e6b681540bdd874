"""What must go on starting: without it the desktop, its passwords or its protection would miss.

Parts of names of files, labels and values, as their makers publish them: what asks for and keeps
passwords, what makes windows, sound, keys and reading aloud work, what protects, and Balie.
"""

from __future__ import annotations

_NEEDED = {
    "desktop": "balie gnome-session gsd- org.gnome.settingsdaemon org.gnome.shell plasma kde- "
    "org.kde. kded ksmserver xfce4- xfconf xfsettingsd mate- cinnamon- lxqt- xdg-user-dirs "
    "user-dirs-update spice-vdagent vmware-user xapp- nm-applet networkmanager securityhealth",
    "passwords": "keyring polkit policykit kwallet pam_ gpg-agent ssh-agent krb5 sssd seahorse",
    "sound and input": "pulseaudio pipewire wireplumber ibus fcitx im-launch im-config onboard "
    "orca at-spi",
    "protection": "defender crowdstrike falcon sentinel sophos eset clamav intune jamf cortex "
    "carbonblack globalprotect anyconnect zscaler",
}
_PARTS = tuple(part for listed in _NEEDED.values() for part in listed.split())


def is_needed(name: str) -> bool:
    """Whether something that is called so is left alone."""
    lower = name.lower()
    return any(part in lower for part in _PARTS)
