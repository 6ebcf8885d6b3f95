namespace Tracker.Domain.Parts;

/// <summary>What one audience has of the way of something that an office releases to people whom it names. The office has all; the recipients have who
/// receives it and the questions; each of them has their own acknowledgement.</summary>
/// <param name="To">Those to whom it is to go.</param>
/// <param name="Out">What went out last; null before it was released.</param>
/// <param name="Receipts">Who has acknowledged, and which revision last.</param>
/// <param name="Reminded">Who was reminded, and when last.</param>
/// <param name="Ahead">When the program last reminded by itself.</param>
public sealed record Distribution(
    Choice<Addressees> To, Choice<DateOnly?> AcknowledgeBy, SentOut? Out = null, ImmutableSortedDictionary<EntityId, RecipientQuestion>? Questions = null,
    ImmutableSortedDictionary<ParticipantId, Receipt>? Receipts = null, ImmutableSortedDictionary<ParticipantId, DateTimeOffset>? Reminded = null,
    RemindedAhead? Ahead = null)
{
    public static readonly Distribution None = new(new(Addressees.None), new(null));

    /// <summary>Questions about one release.</summary>
    public const int MostQuestions = 200;

    [JsonIgnore]
    public bool IsWithdrawn => Out is { Withdrawn: true };

    /// <summary>The questions, the first one first.</summary>
    [JsonIgnore]
    public IEnumerable<RecipientQuestion> Asked => (Questions ?? NoQuestions).Values.OrderBy(q => q.AskedAt).ThenBy(q => q.Id);

    /// <summary>The questions that the office has not answered.</summary>
    [JsonIgnore]
    public IEnumerable<RecipientQuestion> Unanswered => Asked.Where(q => q.Answer.Value is null);

    /// <summary>The recipients who have not acknowledged the revision that they have.</summary>
    [JsonIgnore]
    public IEnumerable<ParticipantId> Owing => Out is { Withdrawn: false } sent ? sent.To.People.Where(p => !HasRead(p)) : [];

    /// <summary>Whether a recipient has acknowledged the revision that they have.</summary>
    public bool HasRead(ParticipantId participant) => Out is { } sent && Receipts?.GetValueOrDefault(participant)?.Revision >= sent.Revision;

    internal Distribution With(RecipientQuestion question) => this with { Questions = (Questions ?? NoQuestions).SetItem(question.Id, question) };

    internal Distribution With(ParticipantId participant, Receipt receipt) => this with
    {
        Receipts = (Receipts ?? ImmutableSortedDictionary<ParticipantId, Receipt>.Empty).SetItem(participant, receipt),
    };

    internal Distribution WithReminded(ImmutableArray<ParticipantId> who, DateTimeOffset at) => this with
    {
        Reminded = (Reminded ?? ImmutableSortedDictionary<ParticipantId, DateTimeOffset>.Empty).SetItems(who.Select(p => KeyValuePair.Create(p, at))),
    };

    private static readonly ImmutableSortedDictionary<EntityId, RecipientQuestion> NoQuestions = ImmutableSortedDictionary<EntityId, RecipientQuestion>.Empty;
}

/// <summary>That something went out, to whom and when.</summary>
/// <param name="Revision">From 1, incremented each time that other words are released, or the same after a withdrawal; an acknowledgement belongs to one.
/// </param>
/// <param name="AcknowledgeBy">The last day (UTC) to acknowledge it; null if no day was set.</param>
public sealed record SentOut(
    int Revision, GroupId Office, Addressees To, DateTimeOffset At, DateOnly? AcknowledgeBy = null, bool Withdrawn = false);

/// <summary>That a recipient has acknowledged a revision.</summary>
public sealed record Receipt(int Revision, DateTimeOffset At);

/// <summary>That the program has reminded those who owe a revision by a day.</summary>
public sealed record RemindedAhead(int Revision, DateOnly Day);

/// <summary>What a recipient asks, with the answer of the office: read by all recipients.</summary>
public sealed record RecipientQuestion(EntityId Id, ParticipantId By, DateTimeOffset AskedAt, string Text, Field Answer);
