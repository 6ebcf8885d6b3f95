namespace Tracker.Web.Drafts;

/// <summary>Announces changes of others to screen readers: rarely, so that the user can hear their own typing.</summary>
public sealed class RemoteNotice(TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, long> announced = new(StringComparer.Ordinal);

    public string Text { get; private set; } = "";

    /// <summary>True if there is a new announcement.</summary>
    public bool Changed(string name)
    {
        var now = time.GetTimestamp();
        if (announced.TryGetValue(name, out var last) && time.GetElapsedTime(last, now) < Between) return false;
        announced[name] = now;
        var sentence = name + " changed the text";
        // Screen readers read a repeated sentence only if it differs.
        Text = Text == sentence ? sentence + "." : sentence;
        return true;
    }
}
