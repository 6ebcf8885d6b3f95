namespace Tracker.Domain.Shared;

/// <summary>A change of one field by a participant who saw the value <paramref name="Was"/>.</summary>
/// <param name="Was">The value that they saw; a different current value is a conflict.</param>
/// <param name="To">The new value; null clears the field.</param>
/// <param name="Proposed">After a conflict: the text that they had written first, kept in the history.</param>
public sealed record Edit(string? Was = null, string? To = null, string? Proposed = null);

/// <summary>A text field, and who set it last.</summary>
/// <param name="Version">The compartment's version at which it was set; 0 if it never was.</param>
public sealed record Field(string? Value = null, long Version = 0, ParticipantId? By = null, DateTimeOffset? At = null)
{
    public static readonly Field Empty = new(null, 0);
    public Field Set(string? value, Recorded recorded) => new(value, recorded.Version, recorded.By, recorded.At);

    /// <summary>Null if the edit fits the current value and the limit (in UTF-16 characters).</summary>
    public Rejection? Refuses(Edit edit, string field, int limit, bool required = false)
    {
        if (required && string.IsNullOrWhiteSpace(edit.To)) return TextLimits.Required(field);
        if (TextLimits.Refuses(edit.To, field, limit) is { } tooLong) return tooLong;
        if (TextLimits.Refuses(edit.Proposed, field, limit) is { } proposed) return proposed;
        if (edit.Was == Value || edit.To == Value) return null;
        return new Rejection(
            RejectionCode.Conflict, "Another participant changed this field in the meantime. Choose one text or combine them.", field, Value, By);
    }

    /// <summary>What an edit leads to: the event, nothing if it adds nothing, or the conflict.</summary>
    public Decision Decide(Edit edit, string field, int limit, CompartmentId at, Event changed, bool required = false) =>
        Refuses(edit, field, limit, required) is { } no ? no : Knows(edit) ? Decision.Nothing : Decision.Of(at, changed);

    /// <summary>The field after an edit. An edit that only adds a proposed text to the history does not change who set the field.</summary>
    public Field After(Edit edit, Recorded recorded) => Is(edit) ? this : Set(edit.To, recorded);

    /// <summary>True if the field already has the new value.</summary>
    public bool Is(Edit edit) => edit.To == Value;

    /// <summary>True if an edit adds nothing to the history: no new text and no other proposed text.</summary>
    public bool Knows(Edit edit) => Is(edit) && (edit.Proposed is null || edit.Proposed == edit.To);
}

/// <summary>Limits of text, in UTF-16 characters, and the check for them.</summary>
public static class TextLimits
{
    public const int Name = 200;
    public const int Title = 300;
    public const int Line = 1_000;
    public const int Body = 20_000;

    public static Rejection Required(string field) => new(RejectionCode.Required, $"'{field}' must not be empty.", field);

    public static Rejection? Refuses(string? text, string field, int limit)
    {
        if (text is null) return null;
        if (text.Length > limit)
            return new Rejection(RejectionCode.TooLong, $"'{field}' can have at most {limit} characters; this has {text.Length}.", field);
        return text.Contains('\0', StringComparison.Ordinal) || HasLoneSurrogate(text)
            ? Rejection.Invalid($"'{field}' contains a character that is not text.", field)
            : null;
    }

    public static Rejection? Demands(string? text, string field, int limit) =>
        string.IsNullOrWhiteSpace(text) ? Required(field) : Refuses(text, field, limit);

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }
        return false;
    }
}
