namespace Tracker.Web.Live;

/// <summary>What was typed into a field of a record and not sent yet. The desk keeps it while the page is open.</summary>
/// <param name="label">The field's name on the screen.</param>
/// <param name="seen">The value over which it was typed.</param>
public sealed class FieldDraft(string label, string text, string? seen, Func<Task> send)
{
    public string Label => label;
    public string Text { get; set; } = text;
    public string? Seen { get; set; } = seen;

    /// <summary>Why it was refused, or null. Refused text is not sent again before it is changed.</summary>
    public Rejection? Refused { get; set; }

    public Task Send() => send();
}
