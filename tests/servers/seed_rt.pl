# Fills an empty Request Tracker: seed_rt.pl ACCOUNTS writes what was made as JSON.
use strict; use warnings;
use lib '/usr/share/request-tracker5/lib';
use RT; RT::LoadConfig(); RT::Init();
use JSON;

my ($accounts) = @ARGV;
my $system = RT->SystemUser;

sub made {    # what `Create` returns is an id first, and a message otherwise
    my ($thing, @values) = @_;
    my ($id, $said) = $thing->Create(@values);
    die ref($thing), ": $said\n" unless $id;
    return $thing;
}

sub grant {
    my ($whom, $where, @rights) = @_;
    for my $right (@rights) {
        my ($granted, $said) = $whom->PrincipalObj->GrantRight(Right => $right, Object => $where);
        die "$right: $said\n" unless $granted;
    }
}

my $queue = made(RT::Queue->new($system), Name => 'IT Support');

my $outages = made(RT::Queue->new($system), Name => 'Outages');

my %fields;
for my $name (qw(ClientRef Rating)) {
    my $field = made(RT::CustomField->new($system), Name => $name, Type => 'FreeformSingle',
        MaxValues => 1, LookupType => 'RT::Queue-RT::Ticket');
    $field->AddToObject($queue);
    $fields{$name} = $field->Id;
}
my $unique = RT::CustomField->new($system);
$unique->Load($fields{ClientRef});
$unique->SetUniqueValues(1);

my (%users, %tokens);
for my $account (@{decode_json($accounts)}) {
    my $login = $account->{login};
    $users{$login} = made(RT::User->new($system), Name => $login, Password => $account->{password},
        EmailAddress => $account->{mail}, RealName => ucfirst($login),
        Privileged => $login eq 'agent' ? 1 : 0);
    my ($id, $said, $token) =
        RT::AuthToken->new($system)->Create(Owner => $users{$login}->Id, Description => 'tests');
    die "$login: $said\n" unless $id;
    $tokens{$login} = $token;
}

my $everyone = RT::Group->new($system);
$everyone->LoadSystemInternalGroup('Everyone');
grant($everyone, $queue, qw(CreateTicket SeeQueue SeeCustomField SetInitialCustomField));
grant($queue->RoleGroup('Requestor'), $queue, qw(ShowTicket ReplyToTicket ModifyCustomField));
grant($everyone, $outages, qw(SeeQueue ShowTicket ReplyToTicket));
grant($users{agent}, $outages, qw(CreateTicket ModifyTicket));
grant($users{agent}, $queue, qw(ShowTicket ReplyToTicket CommentOnTicket ShowTicketComments
    ModifyTicket OwnTicket TakeTicket ModifyCustomField));

print encode_json({tokens => \%tokens, queue_id => $queue->Id + 0});
