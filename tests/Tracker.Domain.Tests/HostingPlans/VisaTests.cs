using System.Text;
using CsCheck;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.HostingPlans.HostingBench;

namespace Tracker.Domain.Tests.HostingPlans;

public sealed class VisaTests
{
    private readonly HostingBench plan = new();

    [Fact]
    public void Only_the_office_that_tracks_a_case_has_it_and_the_others_have_counts_from_five_on()
    {
        plan.Invite(4);
        Assert.Equal(VisaCounts.None, plan.Plan.Counts ?? VisaCounts.None);
        plan.Invite(1, prefix: "f");
        Assert.Equal(new VisaCounts(5, 5), plan.Plan.Counts);
        Assert.Equal(Rejection.NotFound, plan.Track(new SendLetter(Id("e1"), new(2026, 11, 2)), Manager));
        Assert.Equal(Rejection.NotFound, plan.Track(new SendLetter(Id("e1"), new(2026, 11, 2)), OtherOffice));
        Assert.Equal(Rejection.NotFound, plan.Track(new SendLetter(Id("e1"), new(2026, 11, 2)), Host));
        Assert.Equal(RejectionCode.Forbidden, plan.Send(Manager, CompartmentId.Delegation, new CountVisas(new(40, 40)))?.Code);
    }

    [Fact]
    public void Counts_add_up_over_the_offices()
    {
        plan.Invite(3);
        for (var i = 0; i < 3; i++)
            Assert.Null(plan.Track(new InviteExpert(Id($"t{i}"), new($"Expert {i}", "A company", "Borduria"), VisaStatus.Applied), OtherOffice,
                CompartmentId.Office(GroupId.Parse("office/trade"))));
        Assert.Equal(new VisaCounts(null, 6), plan.Plan.Counts);
    }

    [Fact]
    public void Case_of_somebody_who_left_is_closed_with_a_sentence_and_stays()
    {
        plan.Invite(1);
        Assert.Equal("note", plan.Track(new SetVisaStatus(Id("e0"), VisaStatus.ToApply, VisaStatus.Withdrawn, Note: " "))?.Field);
        Assert.Null(plan.Track(new SetVisaStatus(Id("e0"), VisaStatus.ToApply, VisaStatus.Withdrawn, Note: "Changed employer")));
        var closed = plan.Cases.AllCases.Single();
        Assert.Equal(("Expert e0", false, "Changed employer"), (closed.Expert.Value.Name, closed.IsOpen, closed.Note));
        Assert.Equal(new DateOnly(2026, 11, 2), closed.LetterSent);
        foreach (var again in new[] { VisaStatus.Applied, VisaStatus.Issued })
            Assert.Equal((RejectionCode.IllegalStep, "id"), At(plan.Track(new SetVisaStatus(Id("e0"), VisaStatus.Withdrawn, again))));
        Assert.Equal((RejectionCode.IllegalStep, "id"), At(plan.Track(new SendLetter(Id("e0"), new(2026, 11, 3)))));
        Assert.Null(plan.Track(new InviteExpert(Id("again"), closed.Expert.Value, VisaStatus.ToApply)));
    }

    [Fact]
    public void Bad_case_is_refused_at_its_field()
    {
        Assert.Equal("expert.name", plan.Track(new InviteExpert(Id("x"), new(" ", "An institute", "Syldavia"), VisaStatus.ToApply))?.Field);
        Assert.Equal("expert.country", plan.Track(new InviteExpert(Id("x"), new("Kim", "An institute", ""), VisaStatus.ToApply))?.Field);
        Assert.Equal("letterSent", plan.Track(new InviteExpert(Id("x"), new("Kim", "A", "B"), VisaStatus.ToApply, new(2027, 1, 1)))?.Field);
        Assert.Equal("status", plan.Track(new InviteExpert(Id("x"), new("Kim", "A", "B"), VisaStatus.Withdrawn))?.Field);
        plan.Invite(1);
        Assert.Equal(RejectionCode.Conflict, plan.Track(new SetVisaStatus(Id("e0"), VisaStatus.Applied, VisaStatus.Issued))?.Code);
    }

    [Fact]
    public void Five_open_cases_two_weeks_before_tell_managers_and_committee_the_number_and_the_office_the_cases_once()
    {
        plan.Invite(5).Invite(7, VisaStatus.Issued, "i");
        Assert.DoesNotContain(plan.Record.Log, e => e.Event is VisasWarned);
        Assert.Equal(new DateTimeOffset(2027, 2, 22, 0, 0, 0, TimeSpan.Zero), plan.Record.Kind.NextDue(plan.Record.Record)?.At);
        plan.Record.Now = new(2027, 2, 22, 0, 0, 1, TimeSpan.Zero);
        plan.DoWhatIsDue();
        plan.DoWhatIsDue();
        Assert.Null(plan.Record.Kind.NextDue(plan.Record.Record));
        var toHost = Assert.Single(plan.ToldTo(Host), t => t.Happened.Event is VisasWarned);
        Assert.Equal("says that 5 visa cases are open, and the meeting begins on 8 Mar 2027", toHost.Told.What);
        Assert.True(toHost.Told.IsFor(Host.Id) && toHost.Told.IsFor(Manager.Id));
        var toLiaison = Assert.Single(plan.ToldTo(Liaison), t => t.Happened.Compartment == Office && t.Happened.Event is VisasWarned);
        Assert.EndsWith("; open now: Expert e0, Expert e1, Expert e2, Expert e3, Expert e4", toLiaison.Told.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_open_cases_tell_nobody_and_other_dates_tell_again()
    {
        plan.Invite(5);
        Assert.Null(plan.Track(new SetVisaStatus(Id("e0"), VisaStatus.ToApply, VisaStatus.Issued)));
        Assert.Null(plan.Record.Kind.NextDue(plan.Record.Record));
        plan.Invite(1, prefix: "f");
        plan.Record.Now = new(2027, 2, 23, 0, 0, 0, TimeSpan.Zero);
        plan.DoWhatIsDue();
        Assert.Equal(Planned.First, plan.Plan.WarnedFor);
        Assert.Null(plan.Write(Host, new MoveHosting(Planned, Spring)));
        Assert.Equal(new DateTimeOffset(2027, 3, 29, 0, 0, 0, TimeSpan.Zero), plan.Record.Kind.NextDue(plan.Record.Record)?.At);
    }

    [Fact]
    public void Server_that_was_stopped_over_the_meeting_tells_nobody_late_and_does_not_try_for_ever()
    {
        plan.Invite(5);
        plan.Record.Now = new(2027, 6, 1, 0, 0, 0, TimeSpan.Zero);
        plan.DoWhatIsDue();
        Assert.Null(plan.Record.Kind.NextDue(plan.Record.Record));
        Assert.DoesNotContain(plan.ToldTo(Host), t => t.Happened.Event is VisasWarned && t.Told.IsFor(Host.Id));
        Assert.DoesNotContain(plan.Record.Log, e => e.Event is VisasWarned && e.Compartment == Office);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    public void Alert_never_tells_a_number_that_points_to_somebody(int open) =>
        Assert.Equal("to.open", plan.Write(Manager, new SetVisaRule(VisaRule.Usual, new(Open: open)))?.Field);

    /// <summary>After any life of cases the published numbers are those of the cases, none of them is under five, and no one outside the office has had a name,
    /// an organisation, a country, a note, an id or who changed it.</summary>
    [Fact]
    public void Counts_equal_the_cases_and_nobody_outside_the_office_receives_anything_else() =>
        Gen.Select(Gen.Int[0, 14], Gen.Enum<VisaStatus>(), Gen.Bool).Array[1, 40].Sample(steps =>
        {
            var bench = new HostingBench();
            foreach (var (which, status, sends) in steps)
            {
                var id = Id($"case{which}");
                if (bench.Cases.Cases?.GetValueOrDefault(id) is not { } one)
                    bench.Track(new InviteExpert(id, new($"secret-name-{which}", "secret-place", "secret-land"), status, sends ? new(2026, 11, 2) : null));
                else if (sends) bench.Track(new SendLetter(id, new(2026, 11, 3)));
                else bench.Track(new SetVisaStatus(id, one.Status.Value, status, Note: "secret-note"));
            }
            var cases = bench.Cases.AllCases.ToList();
            Assert.Equal(VisaCounts.Of(cases, []), bench.Plan.Counts ?? VisaCounts.None);
            foreach (var (said, is_) in new[]
            {
                (bench.Plan.Counts?.Open, cases.Count(c => c.IsOpen)), (bench.Plan.Counts?.Issued, cases.Count(c => c.Status.Value == VisaStatus.Issued)),
                (bench.Plan.Counts?.Letters, cases.Count(c => c.LetterSent is not null)),
            })
                Assert.Equal(is_ < 5 ? null : is_, said);
            foreach (var who in new[] { Manager, Host, OtherOffice, Stranger })
            {
                Assert.DoesNotContain("secret", Text(bench, who), StringComparison.Ordinal);
                Assert.DoesNotContain(bench.ToldTo(who), t => t.Told.What.Contains("secret", StringComparison.Ordinal));
                Assert.DoesNotContain(bench.ToldTo(who), t => t.Happened.By == Liaison.Id);
            }
        }, iter: 200);

    /// <summary>A number that is not said does not follow from the others: another number of such cases is told in the same words.</summary>
    [Fact]
    public void Hidden_number_does_not_follow_from_the_numbers_that_are_said() => Gen.Enum<VisaStatus>().List[1, 30].Sample(statuses =>
    {
        var cases = statuses.Select((s, i) => new VisaCase(Id($"c{i}"), new(new("A", "B", "C")), new(s), new(2026, 11, 2))).ToList();
        var said = VisaCounts.Of(cases, []);
        if (said.Open is null && cases.Find(c => c.IsOpen) is { } open)
            Assert.Equal(said, VisaCounts.Of([.. cases.Except([open]), open with { Status = new(VisaStatus.Refused) }], []));
        if (said.Issued is null && cases.Find(c => c.Status.Value == VisaStatus.Issued) is { } issued)
            Assert.Equal(said, VisaCounts.Of([.. cases.Except([issued]), issued with { Status = new(VisaStatus.NotNeeded) }], []));
    });

    private static (string?, string?) At(Rejection? no) => (no?.Code, no?.Field);

    /// <summary>Everything that somebody has of the record, with its history.</summary>
    private static string Text(HostingBench bench, Principal who)
    {
        var text = new StringBuilder();
        foreach (var part in bench.Seen(who).Compartments.Values)
            text.Append(System.Text.Json.JsonSerializer.Serialize(part.State, bench.Record.Kind.StateInfo));
        foreach (var (happened, _) in bench.ToldTo(who)) text.Append(Encoding.UTF8.GetString(bench.Record.Kind.Codec.Encode(happened.Event)));
        return text.ToString();
    }
}
