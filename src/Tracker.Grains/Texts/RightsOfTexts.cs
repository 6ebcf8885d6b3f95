namespace Tracker.Grains;

/// <summary>The rights that the co-edited texts of a record inherit from it. A text asks every two seconds while it is open somewhere, so
/// that it need not be told when this record moved; a change is passed on at once.</summary>
internal sealed class RightsOfTexts(RecordKind kind, LiveRecord record, IGrainFactory grains)
{
    private readonly Dictionary<ActorId, (InheritedRights? Rights, byte[]? Json)> heirs = [];
    private readonly HashSet<ActorId> changed = [];

    public byte[]? Of(ActorId text)
    {
        var rights = Now(text);
        if (!heirs.TryGetValue(text, out var known) || !Same(rights, known.Rights)) heirs[text] = known = Encoded(rights);
        return known.Json;
    }

    /// <summary>Passes changed rights to their texts. One that cannot be reached asks again by itself.</summary>
    public void Publish()
    {
        if (heirs.Count == 0) return;
        foreach (var (text, known) in heirs.ToArray())
        {
            var rights = Now(text);
            if (Same(rights, known.Rights)) continue;
            heirs[text] = Encoded(rights);
            _ = Send(text, heirs[text].Json);
        }
    }

    /// <summary>A text reads otherwise now than this record knows.</summary>
    public void Changed(ActorId text) => changed.Add(text);

    /// <summary>This record knows what a text reads.</summary>
    public void Followed(ActorId text) => changed.Remove(text);

    /// <summary>Before a command is decided, texts that changed say what they read: nobody agrees to a text that is another by now.</summary>
    public Task Refresh() => changed.Count == 0 ? Task.CompletedTask : Task.WhenAll(changed.ToArray().Select(Refresh));

    private async Task Refresh(ActorId text)
    {
        try
        {
            await grains.Draft(text).PublishText().WaitAsync(TimeSpan.FromSeconds(2));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // It does so by itself once it can.
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

    private static (InheritedRights?, byte[]?) Encoded(InheritedRights? rights) => (rights, rights is null ? null : InheritedRightsJson.Write(rights));
}
