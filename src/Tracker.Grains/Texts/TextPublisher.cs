using System.Text;
using Tracker.Text;

namespace Tracker.Grains;

/// <summary>Passes what a text reads to the record that it belongs to: some seconds after it changed, and at once when that record is about
/// to decide. If that fails, because of a store or server, it is done when the text is opened again.</summary>
internal sealed class TextPublisher(ActorId text, DraftId id, LiveRecord record, IGrainFactory grains)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private long published = -1;
    private bool announced;

    /// <summary>Something was committed; the record hears that there is something to ask for.</summary>
    public void Changed()
    {
        if (announced || record.Inherited?.Terms.Followed is not true || State is not { Exists: true } state || state.Revision == published) return;
        announced = true;
        _ = Announce();
    }

    public async Task Publish()
    {
        if (record.Inherited?.Terms.Followed is not true || State is not { Exists: true } state || state.Revision == published) return;
        try
        {
            await grains.Record(id.Parent).Follow(text, Standing(state.Text), LastAuthor(state)).WaitAsync(Patience);
            (published, announced) = (state.Revision, false);
            Changed();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            announced = false;
        }
    }

    private DraftState? State => record.Durable.State.Compartments.TryGetValue(id.Compartment, out var part) ? (DraftState)part.State : null;

    private async Task Announce()
    {
        try
        {
            await grains.Record(id.Parent).TextChanged(text);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            announced = false;
        }
    }

    /// <summary>What stands: without what is only suggested, with what is only suggested to go.</summary>
    private static string Standing(RichText text)
    {
        var standing = new StringBuilder(text.Length);
        foreach (var op in text.ToChange().Ops)
            if (op.Text is not null && op.Attributes?.Has(Marks.Insertion) is not true)
                standing.Append(op.Text);
        return standing.ToString().TrimEnd('\n');
    }

    private static ParticipantId LastAuthor(DraftState state) =>
        state.Window.Newest().Select(c => (ParticipantId?)c.By).FirstOrDefault() ?? state.Title.By ?? ParticipantId.System;
}
