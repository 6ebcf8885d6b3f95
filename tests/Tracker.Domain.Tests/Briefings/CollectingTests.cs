using System.Collections.Immutable;
using Tracker.Domain.Briefings;
using Tracker.Domain.Claims;
using Tracker.Domain.Organizations;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Briefings;

public sealed class CollectingTests
{
    private static readonly Principal Clerk = new(ParticipantId.Parse("clerk"), "Clerk", [new(GroupId.Parse("office/standards"))]);
    private static readonly ActorId Item = ActorId.Parse("work-item/iso/23837-1"), Center = ActorId.Parse("organization/center");

    [Fact]
    public void Organisations_of_five_countries_differ_only_in_their_facts()
    {
        var shapes = new List<string>();
        foreach (var country in (string[])["China", "United States", "Republic of Korea", "Germany", "Brazil"])
        {
            var actor = ActorId.Parse("organization/one");
            var state = Recorded(actor, "Institute of Measures",
                new AlsoNamed("IM"), new OfSort("research institute"), new OfCountry(country), new PartOf(new("A ministry")),
                new Associated(AssociationKind.DefenceResearch, AssociationStrength.OfTheOrganisation, AsPrinted: "defense contractor"),
                new Associated(AssociationKind.StateBacked, AssociationStrength.OfAClass, AsPrinted: "state-backed"));
            var one = Collecting.Of(actor, state, [Work(new Editor(new("Institute of Measures", actor), Country: country))], []);
            shapes.Add(string.Join('\n', one.Lines.Select(l => $"{l.Field}: {l.Words}")).Replace(country, "COUNTRY", StringComparison.Ordinal)
                + one.NameHidesAssociation);
        }
        Assert.Single(shapes.Distinct());
    }

    [Fact]
    public void Co_participation_is_shown_as_that_and_gives_no_association_of_its_own()
    {
        var actor = ActorId.Parse("organization/quantum");
        var state = Recorded(actor, "Quantum", new Associated(
            AssociationKind.Intelligence, AssociationStrength.CoParticipation, With: new("CNITSEC", Center), AsPrinted: "along with"));
        var led = Collecting.Of(actor, state, [Work(new TakesPart(DocumentRole.ProjectLead, PartyKind.Organization, new("Quantum", actor)))], []);
        Assert.Equal(["Led work together with CNITSEC"], led.Of(BriefField.CoParticipation).Select(l => l.Words));
        Assert.Equal(["Project lead: Key distribution"], led.Of(BriefField.Work).Select(l => l.Words));
        Assert.Empty(led.Of(BriefField.Association));
        Assert.False(led.NameHidesAssociation);
        var beside = Collecting.Of(actor, state, [], []);
        Assert.Equal(["Takes part together with CNITSEC"], beside.Of(BriefField.CoParticipation).Select(l => l.Words));
    }

    [Fact]
    public void Name_that_does_not_reveal_an_association_is_a_hint()
    {
        Assert.True(Named("Center of Evaluation").NameHidesAssociation);
        Assert.False(Named("State Security Evaluation Center").NameHidesAssociation);

        static Expected Named(string name) => Collecting.Of(Center, Recorded(Center, name, new Associated(
            AssociationKind.OverseenBy, AssociationStrength.OfTheOrganisation, With: new("Ministry of State Security"))), [], []);
    }

    [Fact]
    public void What_others_claim_is_said_to_be_theirs_and_what_is_withdrawn_is_no_line()
    {
        var bench = Begun(Center, "Center");
        Record(bench, new Assertion(EntityId.Parse("h"), new OfSort("agency"), Cited, Hearsay: new Hearsay("CESI")));
        Record(bench, new Assertion(EntityId.Parse("w"), new OfSort("company"), Cited));
        Assert.Null(bench.Send(Clerk, CompartmentId.Record, new WithdrawClaim(EntityId.Parse("w"), "Misread")).Rejection);
        var one = Collecting.Of(Center, bench.In<SubjectState>(CompartmentId.Record)!, [], []);
        Assert.Equal(["According to CESI: Agency"], one.Of(BriefField.Type).Select(l => l.Words));
    }

    [Fact]
    public void Changed_fact_marks_every_line_that_used_it()
    {
        var bench = Begun(Center, "Center");
        foreach (var (id, statement) in new (string, Statement)[]
        {
            ("sort", new OfSort("agency")), ("country", new OfCountry("China")), ("parent", new PartOf(new("A ministry"))), ("also", new AlsoNamed("CNITSEC")),
        })
            Record(bench, new Assertion(EntityId.Parse(id), statement, Cited));
        var lines = Collecting.Of(Center, State(), [], []).Lines;
        Assert.Empty(Changes());
        bench.Send(Clerk, CompartmentId.Record, new SupersedeClaim(
            EntityId.Parse("sort"), new Assertion(EntityId.Parse("sort2"), new OfSort("institute"), Cited), "Corrected by the publisher"));
        bench.Send(Clerk, CompartmentId.Record, new WithdrawClaim(EntityId.Parse("parent"), "Misread"));
        bench.Send(Clerk, CompartmentId.Record, new MarkRemovedByBody(EntityId.Parse("also"), "Not on the page"));
        Record(bench, new Assertion(EntityId.Parse("country2"), new OfCountry("Taiwan"), Cited));
        Assert.Equal(
            [("Agency", FactFate.Corrected), ("CNITSEC", FactFate.RemovedByBody), ("China", FactFate.Contradicted), ("A ministry", FactFate.Withdrawn)],
            Changes().Select(c => (c.Words, c.Fate)).OrderBy(c => c.Words == "A ministry").ThenBy(c => c.Words, StringComparer.Ordinal));

        SubjectState State() => bench.In<SubjectState>(CompartmentId.Record)!;
        IEnumerable<FactChange> Changes() => FactChange.In(lines, _ => State());
    }

    private static readonly Source Cited = new("A report", "Words");

    private static WorkClaim Work(Statement statement) => new(Item, "Key distribution", new Claim(
        new Assertion(EntityId.Parse("w1"), statement, Cited), Clerk.Id, DateTimeOffset.UnixEpoch, 1));

    private static SubjectState Recorded(ActorId actor, string title, params Statement[] statements)
    {
        var bench = Begun(actor, title);
        foreach (var (at, statement) in statements.Index()) Record(bench, new Assertion(EntityId.Parse($"c{at}"), statement, Cited));
        return bench.In<SubjectState>(CompartmentId.Record)!;
    }

    private static RecordBench Begun(ActorId actor, string title)
    {
        var bench = new RecordBench(Organization.Kind, actor, new(2027, 2, 20, 9, 0, 0, TimeSpan.Zero));
        Assert.Null(bench.Send(Clerk, CompartmentId.Record, new OpenSubject(EntityId.Parse("t"), title, Cited)).Rejection);
        return bench;
    }

    private static void Record(RecordBench bench, Assertion claim) =>
        Assert.Null(bench.Send(Clerk, CompartmentId.Record, new RecordClaim(claim)).Rejection);
}
