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
    ActorId? About = null, IssuedNote? Issued = null, ImmutableSortedDictionary<EntityId, RecipientQuestion>? Questions = null,
    ImmutableSortedDictionary<ParticipantId, Receipt>? Receipts = null, ImmutableSortedDictionary<ParticipantId, DateTimeOffset>? Reminded = null,
    RemindedAhead? Ahead = null)
{
    public static readonly VitalNote Empty = new(Field.Empty, Field.Empty, new(Addressees.None), new(null));

    [JsonIgnore]
    public bool IsWithdrawn => Issued is { Withdrawn: true };

    /// <summary>True if the recipients have the words and the people as they stand.</summary>
    [JsonIgnore]
    public bool IsOut => Issued is { Withdrawn: false } issued && issued.TextVersion == TextVersion && issued.To == To.Value;

    /// <summary>To whom it went, who has acknowledged it and what they ask.</summary>
    [JsonIgnore]
    public Distribution Distribution => new(
        To, AcknowledgeBy, Issued is { } i ? new SentOut(i.Revision, i.Office, i.To, i.At, i.AcknowledgeBy, i.Withdrawn) : null, Questions, Receipts,
        Reminded, Ahead);

    /// <summary>The questions, the first one first.</summary>
    [JsonIgnore]
    public IEnumerable<RecipientQuestion> Asked => Distribution.Asked;

    /// <summary>The questions that the office has not answered.</summary>
    [JsonIgnore]
    public IEnumerable<RecipientQuestion> Unanswered => Distribution.Unanswered;

    /// <summary>The recipients who have not acknowledged the revision that they have.</summary>
    [JsonIgnore]
    public IEnumerable<ParticipantId> Owing => Distribution.Owing;

    /// <summary>Whether a recipient has acknowledged the revision that they have.</summary>
    public bool HasRead(ParticipantId participant) => Distribution.HasRead(participant);

    /// <summary>Another day to acknowledge it by is another text.</summary>
    internal VitalNote With(Distribution kept) => this with
    {
        To = kept.To, AcknowledgeBy = kept.AcknowledgeBy, TextVersion = TextVersion + (kept.AcknowledgeBy.Version == AcknowledgeBy.Version ? 0 : 1),
        Issued = Issued is { } issued ? issued with { Withdrawn = kept.IsWithdrawn } : null, Questions = kept.Questions, Receipts = kept.Receipts,
        Reminded = kept.Reminded, Ahead = kept.Ahead,
    };
}

/// <summary>The note as its recipients have it.</summary>
/// <param name="Revision">From 1, incremented each time that other words are released, or the same after a withdrawal; an acknowledgement belongs to one.
/// </param>
/// <param name="TextVersion">The text version of the draft that it is a copy of.</param>
/// <param name="AcknowledgeBy">The last day (UTC) to acknowledge it; null if no day was set.</param>
public sealed record IssuedNote(
    int Revision, int TextVersion, GroupId Office, string Subject, string Text, Addressees To, ParticipantId Author, ParticipantId By, DateTimeOffset At,
    DateOnly? AcknowledgeBy = null, ActorId? About = null, bool Withdrawn = false);
