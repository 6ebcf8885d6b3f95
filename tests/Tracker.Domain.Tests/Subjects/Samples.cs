using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Standards;
using Tracker.Domain.Subjects;
using Tracker.Domain.Parts;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Tests.Subjects;

/// <summary>One of each statement, command and event, with every optional member filled.</summary>
internal static class Samples
{
    private static readonly Reference Cesi = new("CESI", ActorId.Parse("organization/org007"));
    private static readonly EntityId Id = EntityId.Parse("e1");

    public static readonly ImmutableArray<Statement> Statements =
    [
        new Titled("Internet of Things", true), new AlsoNamed("物联网", "zh"), new Identified("ISO/IEC 30141:2018", "ISO"),
        new Described("role in the report", "leads"), new Happened("proposed", "September 2013", Cesi),
        new Measured("share", "42%", 42m, "percent", "2012-2022", "China", 403m, 951m, "42.38, match"), new NotAvailable("votes", Missing.NotPublished),
        new NoneListed(Listed.SupportingMembers), new TableRow("Table 6", "Nokia", ImmutableSortedDictionary<string, string>.Empty.Add("contributions", "60")),
        new Related(Relation.Overlapping, Cesi, "overlaps"), new OfDocumentKind(DocumentKind.Recommendation, "Recommendation (upcoming)"),
        new OfCommittee(Cesi, "part 4"), new OfPeriod("2017-2021"), new OfTechnology("IoT"), new Foundational(FoundationalClass.Kpi, "KPI"),
        new StatusReached(StatusCode.Parse("40.60"), true, "ISO", "DIS vote"), new Editor(Cesi, new Reference("Ziqin Sang"), "China", true),
        new SupportingMember(Cesi, "China"), new Contribution("C-100", ContributionKind.TextProposal, [Cesi], "New text"),
        new ContributionOutcome("C-100", Outcome.PartlyIncorporated, "clause 7"), new OriginatesIn(Cesi),
        new ConcernStated(ConcernKind.NetworkIslands, "splits the network", Cesi), new Edition("2018", "30141:2018"), new FromWorkItem(Cesi),
        new Adoption("Germany", Correspondence.Modified, "DIN 1"), new Founded(PartialDate.Parse("2015"), "in 2015"), new Ended(PartialDate.Parse("2017-11"), "in 2017"),
        new OfSort("focus group"), new PartOf(Cesi, "by name"), new OfCountry("China", CountryBasis.Context),
        new RoleHeld("Convenor", Cesi, Cesi, "China", 2, "October 2015 – October 2016"),
    ];

    public static readonly Assertion Assertion = new(Id, new Titled("Internet of Things"),
        new Source("A report", "quote", "line 7", "https://example.org/a", PartialDate.Parse("2022-08"), "zh-Hans", "translation"),
        new PartialInterval(PartialDate.Parse("2015"), PartialDate.Parse("2016-02-29")), new Hearsay("CESI", "reportedly"));

    public static readonly ImmutableArray<Command> Commands =
    [
        new OpenSubject(Id, "A title", Assertion.Source, "ITU-T", Assertion.Valid), new RecordClaim(Assertion, true), new SupersedeClaim(Id, Assertion, "typo"),
        new WithdrawClaim(Id, "wrong item"), new PreferClaim(Id, "the body says so"), new MarkRemovedByBody(Id, "removed"),
        new AddNote(Id, "text"), new EditNote(Id, new Edit("a", "b", "c")), new RemoveNote(Id),
        new RaiseConcern(Id, ConcernKind.Security, "why"), new AnswerConcern(Id, Id, "because"), new WithdrawConcern(Id),
    ];

    public static readonly ImmutableArray<Event> Events =
    [
        new SubjectOpened("ITU-T"), new ClaimRecorded(Assertion, "no step"), new ClaimSuperseded(Id, "typo", Id), new ClaimPreferred(Id, "why"),
        new ClaimRemovedByBody(Id, "removed"), new NoteAdded(Id, "text"), new NoteEdited(Id, new Edit("a", "b", "c")), new NoteRemoved(Id),
        new ConcernRaised(Id, ConcernKind.Security, "why"), new ConcernAnswered(Id, Id, "because"), new ConcernWithdrawn(Id),
    ];
}
