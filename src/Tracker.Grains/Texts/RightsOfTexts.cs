namespace Tracker.Grains;

/// <summary>The rights that co-edited texts inherit from this record. A text in use fetches them every two seconds, in case this grain has moved;
/// changes are sent at once, as long as the text goes on fetching.</summary>
internal sealed class RightsOfTexts(RecordKind kind, LiveRecord record, IGrainFactory grains, TimeProvider time)
{
    /// <summary>Longer than a text acts on rights without fetching them: one that did not ask for so long asks before it does anything.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private readonly Dictionary<ActorId, Heir> heirs = [];
    private readonly HashSet<ActorId> changed = [];
    private long swept = time.GetTimestamp();

    /// <summary>How many texts are sent changed rights.</summary>
    public int Count => heirs.Count;

    public byte[]? Of(ActorId text)
    {
        ReleaseIdle();
        var rights = Now(text);
        if (!heirs.TryGetValue(text, out var heir))
        {
            if (rights is null) return null;
            heirs[text] = heir = new Heir();
        }
        heir.Asked = time.GetTimestamp();
        if (!Same(rights, heir.Rights)) heir.Take(rights);
        return heir.Json;
    }

    /// <summary>Sends changed rights to their texts. A text that cannot be reached fetches them itself.</summary>
    public void Publish()
    {
        if (heirs.Count == 0) return;
        ReleaseIdle();
        foreach (var (text, heir) in heirs)
        {
            var rights = Now(text);
            if (Same(rights, heir.Rights)) continue;
            heir.Take(rights);
            _ = Send(text, heir.Json);
        }
    }

    /// <summary>True if a text has content that this record has not received.</summary>
    public bool HaveChanged => changed.Count > 0;

    /// <summary>The content of a text has changed since this record received it.</summary>
    public void Changed(ActorId text) => changed.Add(text);

    /// <summary>This record has received the content of a text.</summary>
    public void Followed(ActorId text) => changed.Remove(text);

    /// <summary>Fetches those of these texts that have changed, before a command is decided by what they read.</summary>
    public Task Refresh(ImmutableArray<ActorId> read) => Task.WhenAll(read.Where(changed.Contains).ToArray().Select(Refresh));

    private async Task Refresh(ActorId text)
    {
        try
        {
            await grains.Draft(text).PublishText().WaitAsync(TimeSpan.FromSeconds(2));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The text publishes its content itself once it can.
            changed.Remove(text);
        }
    }

    private async Task Send(ActorId text, byte[]? rights)
    {
        try
        {
            await grains.Draft(text).RightsChanged(rights);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            heirs.Remove(text);
        }
    }

    private InheritedRights? Now(ActorId text) =>
        kind.TermsOf(record.Durable.State, text) is { } terms ? new InheritedRights(record.DurableAccess, terms) : null;

    private static bool Same(InheritedRights? a, InheritedRights? b) =>
        a is null ? b is null : b is not null && ReferenceEquals(a.Access, b.Access) && a.Terms.Equals(b.Terms);

    private void ReleaseIdle()
    {
        if (time.GetElapsedTime(swept) < Kept) return;
        swept = time.GetTimestamp();
        foreach (var (text, heir) in heirs)
            if (time.GetElapsedTime(heir.Asked) >= Kept) heirs.Remove(text);
    }

    private sealed class Heir
    {
        public InheritedRights? Rights { get; private set; }
        public byte[]? Json { get; private set; }

        /// <summary>When the text last fetched its rights.</summary>
        public long Asked { get; set; }

        public void Take(InheritedRights? rights) => (Rights, Json) = (rights, rights is null ? null : InheritedRightsJson.Write(rights));
    }
}
