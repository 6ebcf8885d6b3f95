namespace Tracker.Domain.Delegations;

/// <summary>What a note of the floor is of.</summary>
public enum FloorSort { Intervention, Objection, Vote, Outcome }

/// <summary>What somebody in the meeting said on a point.</summary>
public enum Intervening { Support, Oppose, Comment }

/// <summary>How a member of the meeting voted, as far as a participant knows it.</summary>
public enum MemberVote { Unknown, InFavour, Against, Abstained }

/// <summary>How the meeting ended a point, as far as a participant knows it.</summary>
public enum FloorOutcome { Unknown, Agreed, NotAccepted, Noted, Postponed }

/// <summary>How many voted how. What was not counted or not seen is null: unknown, not zero.</summary>
public sealed record VoteTally(int? InFavour = null, int? Against = null, int? Abstained = null)
{
    public const int Most = 10_000;

    /// <summary>Null if each count that is known can be one.</summary>
    public Rejection? Refuses() =>
        Broken(InFavour, "inFavour") ?? Broken(Against, "against") ?? Broken(Abstained, "abstained");

    private static Rejection? Broken(int? count, string field) =>
        count is < 0 or > Most ? Rejection.Invalid($"A count of votes is from 0 to {Most}; leave it empty if it is unknown.", field) : null;
}

/// <summary>Something that happened on the floor, as a participant heard it.</summary>
/// <param name="Heard">When it was heard: by the clock of the one who noted it, and never after it was recorded.</param>
/// <param name="Recorded">When it arrived: later than it was heard if there was no network.</param>
/// <param name="Version">The compartment's version at which it was recorded.</param>
/// <param name="Who">The organisation or delegation that spoke, objected or voted; null for an outcome.</param>
/// <param name="Stance">Of an intervention.</param>
/// <param name="Vote">Of a vote.</param>
/// <param name="Outcome">Of an outcome.</param>
/// <param name="Tally">Of an outcome that was voted on; null if it was not, or nobody counted.</param>
/// <param name="WithdrawnFor">Why it was recorded wrongly; null while it stands. It stays to be read.</param>
public sealed record FloorNote(
    EntityId Id, EntityId Point, FloorSort Sort, ParticipantId By, DateTimeOffset Heard, DateTimeOffset Recorded, long Version, string? Who = null,
    Intervening? Stance = null, MemberVote? Vote = null, FloorOutcome? Outcome = null, VoteTally? Tally = null, string? Text = null,
    string? WithdrawnFor = null)
{
    [JsonIgnore]
    public bool IsWithdrawn => WithdrawnFor is not null;

    internal static FloorNote Of(FloorNoted e, Recorded recorded)
    {
        var heard = e.Heard is { } at && at < recorded.At ? at : recorded.At;
        return e switch
        {
            InterventionNoted n => new(n.Id, n.Point, FloorSort.Intervention, recorded.By, heard, recorded.At, recorded.Version, n.Who, n.Stance, Text: n.Text),
            ObjectionNoted n => new(n.Id, n.Point, FloorSort.Objection, recorded.By, heard, recorded.At, recorded.Version, n.Who, Text: n.Text),
            MemberVoteNoted n => new(n.Id, n.Point, FloorSort.Vote, recorded.By, heard, recorded.At, recorded.Version, n.Who, Vote: n.Vote),
            OutcomeNoted n => new(
                n.Id, n.Point, FloorSort.Outcome, recorded.By, heard, recorded.At, recorded.Version, Outcome: n.Outcome, Tally: n.Tally, Text: n.Text),
            _ => throw new UnknownEventException(e.GetType().Name),
        };
    }
}
