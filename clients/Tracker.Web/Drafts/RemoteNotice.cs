namespace Tracker.Web.Drafts;

/// <summary>What a screen reader is told about changes of others: rarely, so that one's own typing can be heard.</summary>
public sealed class RemoteNotice(TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, long> told = new(StringComparer.Ordinal);

    public string Text { get; private set; } = "";

    /// <summary>True where there is something new to say.</summary>
    public bool Changed(string name)
    {
        var now = time.GetTimestamp();
        if (told.TryGetValue(name, out var last) && time.GetElapsedTime(last, now) < Between) return false;
        told[name] = now;
        var sentence = name + " changed the text";
        // The same sentence again is only read when it differs.
        Text = Text == sentence ? sentence + "." : sentence;
        return true;
    }
}
