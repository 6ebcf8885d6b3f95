namespace Tracker.Domain.Watches;

/// <summary>A record as watches see it: from the claims that stand.</summary>
/// <param name="Title">What lists call it.</param>
/// <param name="Texts">Its titles, other names, identifiers and descriptions, former ones too.</param>
/// <param name="Sponsors">Who proposed, edits or supports it.</param>
/// <param name="Committees">Where it is worked on; empty if that is not known.</param>
public sealed record Candidate(
    ActorId Record, string Title, ImmutableArray<string> Texts, ImmutableArray<Reference> Sponsors, ImmutableArray<Reference> Committees)
{
    /// <summary>The statements of which a candidate is made: others are no reason to look at a record again.</summary>
    public static readonly ImmutableArray<Type> Made =
    [
        typeof(Titled), typeof(AlsoNamed), typeof(Identified), typeof(Edition), typeof(Described), typeof(OfTechnology), typeof(WorksOn),
        typeof(Contribution), typeof(Editor), typeof(SupportingMember), typeof(TakesPart), typeof(OfCommittee),
    ];

    /// <summary>The candidate of a record; null if nothing of it can be looked at.</summary>
    /// <param name="said">What stands, in the compartments that every reader of the watch may read.</param>
    public static Candidate? Of(ActorId record, IReadOnlyCollection<Statement> said)
    {
        var texts = said.SelectMany(TextsOf).OfType<string>().Where(t => t.Length > 0).Distinct().ToImmutableArray();
        var title = said.OfType<Titled>().LastOrDefault(t => !t.Former)?.Title ?? texts.FirstOrDefault();
        return title is null ? null : new(
            record, Prepared.Short(title), texts,
            [.. said.SelectMany(SponsorsOf).Distinct()], [.. said.OfType<OfCommittee>().Select(c => c.Committee).Distinct()]);
    }

    private static IEnumerable<string?> TextsOf(Statement said) => said switch
    {
        Titled s => [s.Title],
        AlsoNamed s => [s.Name],
        Identified s => [s.Identifier],
        Edition s => [s.Identifier],
        Described s => [s.Sentence],
        OfTechnology s => [s.Technology],
        WorksOn s => [s.Topic, s.Technology],
        Contribution s => [s.Title],
        _ => [],
    };

    private static IEnumerable<Reference> SponsorsOf(Statement said) => said switch
    {
        Contribution s => s.Sponsors,
        Editor s => [s.Organization],
        SupportingMember s => [s.Organization],
        TakesPart { PartyKind: PartyKind.Organization } s => [s.Party],
        _ => [],
    };
}
