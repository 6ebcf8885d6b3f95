namespace Tracker.Domain.Contributions;

/// <summary>Who submits a contribution.</summary>
/// <param name="Country">As printed beside it, or else that of its record; null if neither is known.</param>
public sealed record SponsorFact(Reference Sponsor, PartyKind? Party = null, bool CoSponsor = false, string? Country = null)
{
    /// <summary>True if it is counted as an organisation: by its record, or because the source says so.</summary>
    [JsonIgnore]
    public bool IsOrganization => Sponsor.Actor is { } actor ? actor.Kind == Organizations.Organization.Kind.Name : Party == PartyKind.Organization;
}

/// <summary>What became of a contribution.</summary>
/// <param name="Claim">The claim that says so, which has its source.</param>
/// <param name="Document">The source.</param>
public sealed record OutcomeFact(Incorporation Outcome, EntityId Claim, string? Clause = null, PartialDate? Day = null, string? Document = null)
{
    /// <summary>True if text took it up, whole or in part.</summary>
    [JsonIgnore]
    public bool IsTakenUp => Outcome is Incorporation.Incorporated or Incorporation.PartlyIncorporated;
}

/// <summary>What the record says of a contribution. What only others claim is left out.</summary>
/// <param name="To">The work items and committees to which it was submitted.</param>
/// <param name="Revises">The earlier ones that it replaces.</param>
/// <param name="Number">Such as <c>SG13-C0123</c>; null if it has none.</param>
/// <param name="Day">Of the document; null if it is not known.</param>
/// <param name="Outcome">Null if no source says it.</param>
public sealed record ContributionFacts(
    ActorId Actor, string Title, ImmutableArray<SponsorFact> Sponsors, ImmutableArray<Reference> To, ImmutableArray<Reference> Revises,
    string? Number = null, ContributionSort? Sort = null, PartialDate? Day = null, Reference? Meeting = null, OutcomeFact? Outcome = null)
{
    public static ContributionFacts Of(ActorId actor, ClaimBook book)
    {
        Claim? Foremost<T>() where T : Statement => book.Foremost<T>() is { IsFact: true } claim ? claim : null;
        var at = Foremost<SubmittedAt>();
        var outcome = Foremost<OutcomeReached>();
        return new(
            actor, (SubjectState.Empty with { Book = book }).Title ?? actor.Key,
            [.. book.Facts<Sponsored>().DistinctBy(s => s.Sponsor.Key).OrderBy(s => s.CoSponsor).Select(s => new SponsorFact(
                s.Sponsor, s.Party, s.CoSponsor, s.Party == PartyKind.Country ? s.Sponsor.Name : s.Country))],
            [.. book.Facts<SubmittedTo>().Select(s => s.To).DistinctBy(r => r.Key)],
            [.. book.Facts<Revises>().Select(s => s.Contribution).DistinctBy(r => r.Key)],
            (Foremost<Identified>()?.Statement as Identified)?.Identifier, (Foremost<OfContributionSort>()?.Statement as OfContributionSort)?.Sort,
            at?.Valid?.From ?? Foremost<SubmittedTo>()?.Valid?.From, (at?.Statement as SubmittedAt)?.Meeting,
            outcome?.Statement is OutcomeReached o
                ? new(o.Outcome, outcome.Id, o.Clause, outcome.Valid?.From, outcome.Assertion.Source?.Document) : null);
    }

    /// <summary>The same with the countries of sponsors that only their own records say.</summary>
    public ContributionFacts With(Func<ActorId, string?> country) => this with
    {
        Sponsors = [.. Sponsors.Select(s => s is { Country: null, Sponsor.Actor: { } actor } ? s with { Country = country(actor) } : s)],
    };
}
