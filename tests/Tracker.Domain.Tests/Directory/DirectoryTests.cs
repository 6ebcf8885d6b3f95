using System.Collections.Immutable;
using System.Text.Json;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Directory;

public sealed class DirectoryTests
{
    private static readonly DateTimeOffset Now = new(2022, 7, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly ParticipantId Ada = ParticipantId.Parse("ada");
    private static readonly ParticipantId Bo = ParticipantId.Parse("bo");
    private static readonly GroupId Orion = GroupId.Parse("org/orion");
    private static readonly EntityId First = EntityId.Parse("m1");
    private static readonly DirectoryKind Kind = new();

    private RecordState record = RecordState.Empty;

    public DirectoryTests() => Accept(new OpenDirectory());

    [Fact]
    public void Participant_added_with_membership_gets_its_groups_with_their_dates()
    {
        Accept(new AddParticipant(Ada, "Ada Sample", "ada@example.org"));
        Accept(new AddOrganization(Orion, "Orion", OrganizationKind.Company));
        Accept(new AddMembership(First, Ada, Orion, new DateOnly(2022, 1, 1), new DateOnly(2022, 6, 30)));

        var ada = State.PrincipalOf(Ada)!;
        Assert.Equal("Ada Sample", ada.Name);
        Assert.True(ada.Holds(Orion, new DateOnly(2022, 6, 30)));
        Assert.False(ada.Holds(Orion, new DateOnly(2022, 7, 1)));
    }

    [Fact]
    public void Epoch_of_a_participant_rises_with_his_rights_and_with_nobody_elses()
    {
        Accept(new AddParticipant(Ada, "Ada"), new AddParticipant(Bo, "Bo"), new AddOrganization(Orion, "Orion", OrganizationKind.Company));
        Accept(new AddMembership(First, Ada, Orion));
        var (ada, bo) = (State.PrincipalOf(Ada)!.Epoch, State.PrincipalOf(Bo)!.Epoch);

        Accept(new CloseOrganization(Orion));

        Assert.True(State.PrincipalOf(Ada)!.Epoch > ada);
        Assert.Equal(bo, State.PrincipalOf(Bo)!.Epoch);
        Assert.False(State.PrincipalOf(Ada)!.Holds(Orion, new DateOnly(2022, 7, 4)));
    }

    [Fact]
    public void Closed_participant_is_nobody_and_may_come_back()
    {
        Accept(new AddParticipant(Ada, "Ada"));
        Accept(new CloseParticipant(Ada));
        Assert.Null(State.PrincipalOf(Ada));
        Accept(new ReopenParticipant(Ada));
        Assert.NotNull(State.PrincipalOf(Ada));
    }

    [Fact]
    public void Participant_added_twice_with_the_same_facts_changes_nothing()
    {
        Accept(new AddParticipant(Ada, "Ada", "ada@example.org"));
        Assert.Empty(Decide(new AddParticipant(Ada, "Ada", "ada@example.org")).Events);
        Assert.Equal(RejectionCode.Duplicate, Decide(new AddParticipant(Ada, "Another", "ada@example.org")).Rejection?.Code);
    }

    [Theory]
    [InlineData("ada"), InlineData("@example.org"), InlineData("ada@"), InlineData("a@b@c"), InlineData("a da@example.org")]
    public void Participant_with_something_else_than_an_address_is_refused(string email) =>
        Assert.Equal("email", Refused(new AddParticipant(Ada, "Ada", email), RejectionCode.Invalid).Field);

    [Fact]
    public void Email_of_another_open_participant_is_refused_in_any_case_of_letters()
    {
        Accept(new AddParticipant(Ada, "Ada", "ada@example.org"), new AddParticipant(Bo, "Bo"));
        Refused(new ChangeEmail(Bo, new Edit(null, "ADA@example.org")), RejectionCode.Duplicate);
        Accept(new CloseParticipant(Ada), new ChangeEmail(Bo, new Edit(null, "ADA@example.org")));
        Refused(new ReopenParticipant(Ada), RejectionCode.Duplicate);
    }

    [Fact]
    public void Name_changed_by_somebody_else_in_the_meantime_is_a_conflict_with_the_standing_text()
    {
        Accept(new AddParticipant(Ada, "Ada"), new RenameParticipant(Ada, new Edit("Ada", "Ada Lane")));
        var rejection = Refused(new RenameParticipant(Ada, new Edit("Ada", "Ada Line")), RejectionCode.Conflict);
        Assert.Equal("Ada Lane", rejection.Current);
    }

    [Fact]
    public void Subject_of_one_person_cannot_be_linked_to_another()
    {
        Accept(new AddParticipant(Ada, "Ada", Subject: "idp-1"), new AddParticipant(Bo, "Bo"));
        Refused(new LinkSubject(Bo, new Edit(null, "idp-1")), RejectionCode.Duplicate);
        Assert.Equal(Ada, State.BySubject("idp-1"));
    }

    [Theory]
    [InlineData("org/mofa", OrganizationKind.GovernmentOffice), InlineData("office/acme", OrganizationKind.Company)]
    [InlineData("org/x", OrganizationKind.PartnerDelegation)]
    public void Organization_whose_name_does_not_fit_its_kind_is_refused(string group, OrganizationKind kind) =>
        Refused(new AddOrganization(GroupId.Parse(group), "X", kind), RejectionCode.Invalid);

    [Fact]
    public void Membership_of_an_unknown_organization_or_with_turned_dates_is_refused()
    {
        Accept(new AddParticipant(Ada, "Ada"));
        Assert.Equal("group", Refused(new AddMembership(First, Ada, Orion), RejectionCode.UnknownEntity).Field);
        Assert.Equal("to",
            Refused(new AddMembership(First, Ada, GroupId.Program, new DateOnly(2022, 2, 1), new DateOnly(2022, 1, 1)), RejectionCode.Invalid).Field);
    }

    [Fact]
    public void Last_administrator_can_neither_be_closed_nor_lose_the_grant()
    {
        Accept(new AddParticipant(Ada, "Ada"), new AddMembership(First, Ada, GroupId.Administration));
        Refused(new CloseParticipant(Ada), RejectionCode.Invalid);
        Refused(new RemoveMembership(First, Ada), RejectionCode.Invalid);
        Refused(new ChangeMembership(First, Ada, null, new DateOnly(2022, 7, 3)), RejectionCode.Invalid);
        // It would hold today, and from tomorrow nobody could let anybody in.
        Refused(new ChangeMembership(First, Ada, null, new DateOnly(2022, 7, 4)), RejectionCode.Invalid);
        Refused(new ChangeMembership(First, Ada, null, new DateOnly(2030, 1, 1)), RejectionCode.Invalid);

        Accept(new AddParticipant(Bo, "Bo"), new AddMembership(First, Bo, GroupId.Administration), new CloseParticipant(Ada));
        Assert.True(State.PrincipalOf(Bo)!.IsAdministrator(new DateOnly(2022, 7, 4)));
    }

    [Fact]
    public void System_is_an_administrator_and_nobody_can_be_added_as_it()
    {
        Assert.True(State.PrincipalOf(ParticipantId.System)!.IsAdministrator(new DateOnly(2022, 7, 4)));
        Refused(new AddParticipant(ParticipantId.System, "Me"), RejectionCode.Invalid);
    }

    [Fact]
    public void Directory_is_closed_to_everybody_but_administrators()
    {
        foreach (var group in new[] { "program", "org/orion", "office/mofa", "partner/xy" })
        {
            var principal = new Principal(Ada, "Ada", [new Membership(GroupId.Parse(group))]);
            var standing = new Standing(principal, RosterRole.Head, new DateOnly(2022, 7, 4));
            Assert.Equal(Right.None, Kind.RightIn(standing, CompartmentId.Administration));
            Assert.Equal(Right.None, Kind.RightToCreate(standing, CompartmentId.Administration));
        }
    }

    [Fact]
    public void State_read_back_from_its_json_is_the_same_state()
    {
        Accept(new AddParticipant(Ada, "Ada", "ada@example.org", "idp-1", true), new AddParticipant(Bo, "Bo"));
        Accept(new AddOrganization(Orion, "Orion", OrganizationKind.Company), new AddMembership(First, Ada, Orion, null, new DateOnly(2022, 6, 30)));
        var json = JsonSerializer.Serialize(State, Kind.StateInfo);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, Kind.StateInfo), Kind.StateInfo));
        Assert.Equal(Ada, ((DirectoryState)JsonSerializer.Deserialize(json, Kind.StateInfo)!).BySubject("idp-1"));
    }

    [Fact]
    public void Command_read_back_from_its_json_is_the_same_command()
    {
        Command[] commands = [
            new ChangeEmail(Ada, new Edit(null, "ada@example.org")), new AddMembership(First, Ada, Orion, new DateOnly(2022, 1, 1)), new OpenDirectory(),
            new AddOrganization(Orion, "Orion", OrganizationKind.ResearchInstitute)];
        foreach (var command in commands)
            Assert.Equal(command, Kind.Codec.DecodeCommand(Kind.Codec.NameOf(command).Name, Kind.Codec.Encode(command)).Command);
    }

    private DirectoryState State => (DirectoryState)record.Compartments[CompartmentId.Administration].State;

    private Decision Decide(Command command) => Turn.Judge(
        new TurnContext(Kind, DirectoryKind.Actor, record, new Standing(DirectoryState.System, null, new DateOnly(2022, 7, 4)), Now),
        new Submission(CompartmentId.Administration, command));

    private Rejection Refused(Command command, string code)
    {
        var decision = Decide(command);
        Assert.Equal(code, decision.Rejection?.Code);
        Assert.Empty(decision.Events);
        return decision.Rejection!;
    }

    private void Accept(params ReadOnlySpan<Command> commands)
    {
        foreach (var command in commands)
        {
            var decision = Decide(command);
            Assert.Null(decision.Rejection);
            foreach (var happened in decision.Events)
            {
                var (name, schema) = Kind.Codec.NameOf(happened.Event);
                var read = Kind.Codec.DecodeEvent(name, schema, Kind.Codec.Encode(happened.Event));
                record = record.Apply(Kind,
                    new Recorded(happened.Compartment, record.VersionOf(happened.Compartment) + 1, OperationId.New(), ParticipantId.System, null, Now, read));
            }
        }
    }
}
