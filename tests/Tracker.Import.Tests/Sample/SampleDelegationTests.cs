using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Import.Report2022;
using Tracker.Import.Sample;
using Tracker.Import.Tests.Report2022;

namespace Tracker.Import.Tests.Sample;

public sealed class SampleDelegationTests
{
    private readonly Ledger ledger = new();

    public SampleDelegationTests()
    {
        foreach (var account in SampleAccounts.All) ledger.Principals[account.Id] = account;
        foreach (var step in SampleDelegations.Steps()) ledger.Apply(step);
    }

    [Fact]
    public void Every_step_is_accepted_and_a_second_load_changes_nothing()
    {
        Assert.Empty(ledger.Rejected.Select(r => $"{r.Step.Actor} {r.Step.Compartment} {r.Step.Command.GetType().Name}: {r.Rejection.Sentence}"));
        var steps = SampleDelegations.Steps();
        foreach (var step in steps) ledger.Apply(step);
        Assert.Equal(steps.Count, ledger.Skipped);
    }

    [Fact]
    public void Head_and_liaison_are_on_both_rosters_and_every_name_is_marked_as_sample()
    {
        foreach (var actor in new[] { SampleDelegations.Sg13, SampleDelegations.Q1115 })
        {
            var delegation = At(actor, CompartmentId.Delegation);
            var roster = delegation.Roster.Values.ToDictionary(r => r.Participant, r => r.Role.Value);
            Assert.Equal(RosterRole.Head, roster[SampleAccounts.Head.Id]);
            Assert.Equal(RosterRole.Liaison, roster[SampleAccounts.Liaison.Id]);
            Assert.All(delegation.Roster.Values, r => Assert.EndsWith("(sample)", r.Name, StringComparison.Ordinal));
            Assert.EndsWith("(sample)", delegation.Facts!.Title.Value, StringComparison.Ordinal);
        }
        Assert.All(SampleAccounts.All, a => Assert.EndsWith("(sample)", a.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Government_note_is_held_by_the_liaison_only()
    {
        var kind = new DelegationKind();
        var record = ledger.Records[SampleDelegations.Sg13];
        foreach (var account in SampleAccounts.All)
        {
            var standing = Standing.Of(account, kind.AccessListOf(record), new DateOnly(2026, 11, 22));
            Assert.Equal(account == SampleAccounts.Liaison, kind.RightIn(standing, CompartmentId.Government) != Right.None);
        }
        Assert.Single(At(SampleDelegations.Sg13, CompartmentId.Government).Notes);
        Assert.DoesNotContain(
            At(SampleDelegations.Sg13, CompartmentId.Delegation).Notes.Values,
            n => n.Text.Value!.Contains("partner administrations", StringComparison.Ordinal));
    }

    [Fact]
    public void Linked_work_items_are_records_of_the_report()
    {
        var linked = At(SampleDelegations.Sg13, CompartmentId.Delegation).Agenda.Values.SelectMany(p => p.WorkItems).ToList();
        Assert.Equal(2, linked.Count);
        Assert.Subset(ReportReader.Read(ReportFixture.Folder).Steps.Select(s => s.Actor).ToHashSet(), linked.ToHashSet());
    }

    [Fact]
    public void Accounts_are_in_the_directory_with_their_groups()
    {
        var directory = (DirectoryState)ledger.Records[DirectoryKind.Actor].Compartments[CompartmentId.Administration].State;
        Assert.Equal(SampleAccounts.All.Select(a => a.Id.Value).Order(), directory.Participants.Keys.Select(k => k.Value).Order());
        Assert.All(directory.Participants.Values, p => Assert.True(p.Sample));
    }

    [Fact]
    public void Every_entry_of_a_roster_has_a_participant_of_that_name_behind_it()
    {
        var directory = (DirectoryState)ledger.Records[DirectoryKind.Actor].Compartments[CompartmentId.Administration].State;
        foreach (var actor in new[] { SampleDelegations.Sg13, SampleDelegations.Q1115 })
            Assert.All(At(actor, CompartmentId.Delegation).Roster.Values, r => Assert.Equal(directory.Participants[r.Participant].Name.Value, r.Name));
    }

    private DelegationState At(ActorId actor, CompartmentId compartment) => (DelegationState)ledger.Records[actor].Compartments[compartment].State;
}
