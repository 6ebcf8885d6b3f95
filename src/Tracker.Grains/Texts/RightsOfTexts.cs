namespace Tracker.Grains;

/// <summary>The rights that co-edited texts inherit from this record. An open text fetches them every two seconds, in case this grain has moved;
/// changes are sent at once.</summary>
internal sealed class RightsOfTexts(RecordKind kind, LiveRecord record, IGrainFactory grains)
{
    private readonly Dictionary<ActorId, (InheritedRights? Rights, byte[]? Json)> heirs = [];
    private readonly HashSet<ActorId> changed = [];

    public byte[]? Of(ActorId text)
    {
        var rights = Now(text);
        if (!heirs.TryGetValue(text, out var known) || !Same(rights, known.Rights)) heirs[text] = known = Encode(rights);
        return known.Json;
    }

    /// <summary>Sends changed rights to their texts. A text that cannot be reached fetches them itself.</summary>
    public void Publish()
    {
        if (heirs.Count == 0) return;
        foreach (var (text, known) in heirs.ToArray())
        {
            var rights = Now(text);
            if (Same(rights, known.Rights)) continue;
            heirs[text] = Encode(rights);
            _ = Send(text, heirs[text].Json);
        }
    }

    /// <summary>The content of a text has changed since this record received it.</summary>
    public void Changed(ActorId text) => changed.Add(text);

    /// <summary>This record has received the content of a text.</summary>
    public void Followed(ActorId text) => changed.Remove(text);

    /// <summary>Fetches changed texts before a command is decided, so that no answer is given to an outdated text.</summary>
    public Task Refresh() => changed.Count == 0 ? Task.CompletedTask : Task.WhenAll(changed.ToArray().Select(Refresh));

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

    private static (InheritedRights?, byte[]?) Encode(InheritedRights? rights) => (rights, rights is null ? null : InheritedRightsJson.Write(rights));
}
