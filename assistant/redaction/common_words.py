"""Words that are names of people and computers, and much else besides.

Where somebody's login is `user` or a computer is called `desktop`, replacing the word wherever it
stands would spoil a report and hide nothing: such names are replaced only where the text around
them says that they are names.
"""

from __future__ import annotations

# Nobody's in particular, on every computer the same: never replaced.
_NOBODYS = """
root system administrator nobody localhost localhost.localdomain localdomain local lan workgroup
systemd nt authority builtin none null unknown default public shared guest all users defaultuser0
wdagutilityaccount
"""
NOBODYS = frozenset(_NOBODYS.split())

_COMPUTING = """
account accounts action active adapter address admin agent alarm alert alpha android api apple
application apps archive asus audio backup balie bank base beta binary bios block bluetooth board
boot box bridge browser buffer build bus cache camera card cell center central certificate channel
chrome client clock cloud cluster code command common company computer config connect connection
console container control controller cookie copy core corp corporate count country cpu daemon dash
data database date debian debug dell demo deny desk desktop dev device devices dev-box dhcp digital
direct directory disk display dns docker document documents domain download driver edge engine
enterprise epson error event exchange express external failed fax file files filter firefox
firewall flash flow folder force frame free front full game gate gateway global gnome google
graphics group guard handle hard hash help home host hostname house hp http icon image index info
input install intel internal internet invalid iban item java job json kernel key keyboard kit lab
label language laptop laserjet layer lenovo level library license light limit line link linux list
live load loader log login logon mac machine mail main manager map mark master media memory menu
message meta microsoft mobile mode model module monitor mount mouse music name nas national net
network node note notebook number object office open operator option oracle order owner pack package
page panel parent party password patch path person personal phone picture pipe place plain platform
play player plugin point policy port portal power present print printer private process processor
product profile program project protocol proxy python query queue quick raw read ready record
release remote render report request reset restart result rock rose rule run running safe safety
sales samsung scan scanner school screen script search secret security sensor serial server service
session set setting settings setup share sharp shell signal site size slot snap socket soft
software sound source space spec staff standard star start state station status stop storage store
stream string studio style support surface switch sync table tablet task team tech temp terminal
test tester text theme thread time tmp token tool tools total touch tower track traffic tree trial
true ubuntu unit unix update upgrade upload user username users value vault version video view
virtual vision visitor vm volume wait watch wave web wifi wi-fi window windows wireless wire work
worker workstation world write xerox zone zoom canon brother lexmark ricoh kyocera
"""

# Words of the languages that Balie speaks that people are called, too; particles of names; months
# and days as logs write them.
_SPOKEN = """
jan feb mar apr may jun jul aug sep okt oct nov dec mon tue wed thu fri sat sun january february
march april june july august september october november december mei juni juli
an al am art bell bill bird black blue bond brand bright brown buck bush can carry case cash chance
chase christian church cook cross day dean dick dot drew faith field fields finch fish forest fox
frank gene glen grace grant gray green guy hall hand harmony harry hope hunt hunter iris ivy jack
jay jean joy king knight lane lee long love mark max mercy miles mill mills moon moore nick noble
norm north olive page paris park parker pat patience pearl penny peter price prince ray read reed
rich rick rob rod roman rose ruby rusty sage sandy sky smart snow south spring stone strong stuart
summer sunny trip van violet ward way wells west white will winter wise wood woods word young
bakker berg bos dijk groot haan hart heer hof jong kok koning lang meer mens molen oud smit ster
veld vos wit zee zon zwart boer klein bruin prins peters
beau blanc bois bon brun chat clair claire fleur fort france franc gros jour mer noir petit pierre
pont roi rouge roux vert vin
alt bauer baum blume ernst fels gut herr herz hoch jung kaiser kern klein koch kraft kurz lieb mann
meister neu rot sommer stein stern vogel vogt wald weber weiss wolf
de der den des di da do dos du el het la le les ter ten te op und und von vom zu zum zur the and
ibn bin ben abu mac mc st sint saint san santa
"""

COMMON = frozenset((*_COMPUTING.split(), *_SPOKEN.split()))

# A shorter name stands inside too much else.
SHORTEST = 3


def is_too_common(name: str) -> bool:
    """Whether a name (in lower case) may as well be anything else."""
    return len(name) < SHORTEST or name in COMMON or (name.isdigit() and len(name) < 5)
