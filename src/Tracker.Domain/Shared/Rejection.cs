namespace Tracker.Domain.Shared;

/// <summary>Why a command changed nothing.</summary>
/// <param name="Code">Stable, from <see cref="RejectionCode"/>.</param>
/// <param name="Sentence">For people; names the rule.</param>
/// <param name="Field">The field of the command that broke the rule, in camel case, or null.</param>
/// <param name="Current">With <see cref="RejectionCode.Conflict"/>: the current value.</param>
/// <param name="CurrentBy">With <see cref="RejectionCode.Conflict"/>: who set it.</param>
public sealed record Rejection(string Code, string Sentence, string? Field = null, string? Current = null, ParticipantId? CurrentBy = null)
{
    /// <summary>The same for what does not exist and what the sender may not read.</summary>
    public static readonly Rejection NotFound = new(RejectionCode.NotFound, "There is no such record, or it is not shared with you.");

    /// <summary>The sender may read the compartment, but not write in it.</summary>
    public static readonly Rejection MayOnlyRead = new(RejectionCode.Forbidden, "You may read this, but not change it.");

    /// <summary>What is due at a moment, or follows from other records, nobody else sends.</summary>
    public static readonly Rejection OnlyTheProgram = new(RejectionCode.Forbidden, "Only the program itself can record this.");

    /// <summary>Others who write in the compartment leave this to the program managers.</summary>
    public static readonly Rejection OnlyProgramManagers = new(RejectionCode.Forbidden, "Only a program manager can change this.");

    /// <summary>A page of one participant asked, and another one is signed in there now: nothing was read or changed.</summary>
    public static readonly Rejection OtherViewer =
        new(RejectionCode.OtherViewer, "This page belongs to another participant than the one who is signed in now. Nothing was changed.");

    public static Rejection UnknownCommand(string command) => new(RejectionCode.UnknownCommand, $"There is no command '{command}' for this kind of record.");
    public static Rejection IllegalStep(string sentence, string? field = null) => new(RejectionCode.IllegalStep, sentence, field);

    /// <summary>Null while there is room for one more.</summary>
    public static Rejection? Full(int count, int limit, string things) =>
        count < limit ? null : new Rejection(RejectionCode.TooMany, $"There is room for at most {limit} {things} here.");

    /// <summary>The command refers to a version or revision that does not exist.</summary>
    public static Rejection NotSeen(string thing, string field) => new(RejectionCode.UnknownVersion, $"This {thing} does not exist.", field);

    /// <summary>Null if the sender has seen the current text version.</summary>
    public static Rejection? MovedOn(int current, int seen, string field = "textVersion") => seen == current
        ? null
        : new Rejection(RejectionCode.Conflict, $"The text is at version {current} now; this was meant for version {seen}. Read it and decide again.",
            field, current.ToString(CultureInfo.InvariantCulture));

    /// <summary>Null if the last day is not before the first; a missing day is open.</summary>
    public static Rejection? Backwards(DateOnly? from, DateOnly? to, string field) =>
        from > to ? Invalid("The last day must not be before the first.", field) : null;

    public static Rejection Missing(string entity, string field) => new(RejectionCode.UnknownEntity, $"There is no such {entity} here.", field);
    public static Rejection Forbidden(string sentence) => new(RejectionCode.Forbidden, sentence);
    public static Rejection Invalid(string sentence, string? field = null) => new(RejectionCode.Invalid, sentence, field);
    public static Rejection Duplicate(string entity, string field) => new(RejectionCode.Duplicate, $"This {entity} already exists.", field);
}

/// <summary>All rejection codes, except those of a <c>TextProblem</c> (<c>text-…</c>). Clients may switch on them; they never change meaning.</summary>
public static class RejectionCode
{
    public const string NotFound = "not-found";
    public const string Forbidden = "forbidden";
    public const string Conflict = "conflict";
    public const string Required = "required";
    public const string TooLong = "too-long";
    public const string TooMany = "too-many";
    public const string Invalid = "invalid";
    public const string UnknownEntity = "unknown-entity";
    public const string UnknownCommand = "unknown-command";
    public const string UnknownVersion = "unknown-version";
    public const string Duplicate = "duplicate";
    public const string IllegalStep = "illegal-step";
    public const string Malformed = "malformed";
    public const string TooLarge = "too-large";
    public const string TooFast = "too-fast";
    public const string ReadOnly = "read-only";

    /// <summary>The page belongs to another participant than the one who is signed in: sign in as the first one again.</summary>
    public const string OtherViewer = "other-viewer";

    /// <summary>Based on a version that is too old: open the record again.</summary>
    public const string Stale = "stale";
}
