namespace Tracker.Domain.Vital;

/// <summary>What one audience has of a vital-information note. The office that writes it has all; the recipients have what was released and the
/// questions; each of them has their own acknowledgement.</summary>
/// <param name="TextVersion">From 1, incremented with every change of subject, text or day. 0 for the recipients.</param>
/// <param name="About">The record that it is about, which everyone may read.</param>
/// <param name="Receipts">Who has acknowledged, and which revision last.</param>
/// <param name="Reminded">Who was reminded, and when last.</param>
/// <param name="Ahead">When the program last reminded by itself.</param>
public sealed record VitalNote(
    Field Subject, Field Text, Choice<Addressees> To, Choice<DateOnly?> AcknowledgeBy, int TextVersion = 0, ParticipantId? Author = null,
    ActorId? About = null, IssuedNote? Issued = null, ImmutableSortedDictionary<EntityId, VitalQuestion>? Questions = null,
    ImmutableSortedDictionary<ParticipantId, Receipt>? Receipts = null, ImmutableSortedDictionary<ParticipantId, DateTimeOffset>? Reminded = null,
    RemindedAhead? Ahead = null)
{
    public static readonly VitalNote Empty = new(Field.Empty, Field.Empty, new(Addressees.None), new(null));

    /// <summary>Questions of one note.</summary>
    public const int MostQuestions = 200;

    [JsonIgnore]
    public bool IsWithdrawn => Issued is { Withdrawn: true };

    /// <summary>True if the recipients have the words and the people as they stand.</summary>
    [JsonIgnore]
    public bool IsOut => Issued is { Withdrawn: false } issued && issued.TextVersion == TextVersion && issued.To == To.Value;

    /// <summary>The questions, the first one first.</summary>
    [JsonIgnore]
    public IEnumerable<VitalQuestion> Asked => (Questions ?? NoQuestions).Values.OrderBy(q => q.AskedAt).ThenBy(q => q.Id);

    /// <summary>The questions that the office has not answered.</summary>
    [JsonIgnore]
    public IEnumerable<VitalQuestion> Unanswered => Asked.Where(q => q.Answer.Value is null);

    /// <summary>The recipients who have not acknowledged the revision that they have.</summary>
    [JsonIgnore]
    public IEnumerable<ParticipantId> Owing => Issued is { Withdrawn: false } issued ? issued.To.People.Where(p => !HasRead(p)) : [];

    /// <summary>Whether a recipient has acknowledged the revision that they have.</summary>
    public bool HasRead(ParticipantId participant) => Issued is { } issued && Receipts?.GetValueOrDefault(participant)?.Revision >= issued.Revision;

    internal VitalNote With(VitalQuestion question) => this with { Questions = (Questions ?? NoQuestions).SetItem(question.Id, question) };

    internal VitalNote With(ParticipantId participant, Receipt receipt) => this with
    {
        Receipts = (Receipts ?? ImmutableSortedDictionary<ParticipantId, Receipt>.Empty).SetItem(participant, receipt),
    };

    internal VitalNote WithReminded(ImmutableArray<ParticipantId> who, DateTimeOffset at) => this with
    {
        Reminded = (Reminded ?? ImmutableSortedDictionary<ParticipantId, DateTimeOffset>.Empty).SetItems(who.Select(p => KeyValuePair.Create(p, at))),
    };

    private static readonly ImmutableSortedDictionary<EntityId, VitalQuestion> NoQuestions = ImmutableSortedDictionary<EntityId, VitalQuestion>.Empty;
}

/// <summary>The note as its recipients have it.</summary>
/// <param name="Revision">From 1, incremented each time that other words are released, or the same after a withdrawal; an acknowledgement belongs to one.
/// </param>
/// <param name="TextVersion">The text version of the draft that it is a copy of.</param>
/// <param name="AcknowledgeBy">The last day (UTC) to acknowledge it; null if no day was set.</param>
public sealed record IssuedNote(
    int Revision, int TextVersion, GroupId Office, string Subject, string Text, Addressees To, ParticipantId Author, ParticipantId By, DateTimeOffset At,
    DateOnly? AcknowledgeBy = null, ActorId? About = null, bool Withdrawn = false);

/// <summary>That a recipient has acknowledged a revision.</summary>
public sealed record Receipt(int Revision, DateTimeOffset At);

/// <summary>That the program has reminded those who owe a revision by a day.</summary>
public sealed record RemindedAhead(int Revision, DateOnly Day);

/// <summary>What a recipient asks about a note, with the answer of the office: read by all recipients.</summary>
public sealed record VitalQuestion(EntityId Id, ParticipantId By, DateTimeOffset AskedAt, string Text, Field Answer);
