using Tracker.Text;

namespace Tracker.Grains;

/// <summary>Sends the content of a text to the record that it belongs to: a few seconds after a change, and at once before that record decides. If
/// that fails, it happens when the text is next opened.</summary>
internal sealed class TextPublisher(ActorId text, DraftId id, LiveRecord record, IGrainFactory grains)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private long published = -1;
    private bool announced;

    /// <summary>Called after commits: notifies the record that there is new content.</summary>
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
            await grains.Record(id.Parent).Follow(text, WithoutSuggestions(state.Text), LastAuthor(state)).WaitAsync(Patience);
            (published, announced) = (state.Revision, false);
            Changed();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            announced = false;
        }
    }

    private DraftState? State => record.Durable.State.Of<DraftState>(id.Compartment);

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

    /// <summary>The text without suggested insertions, but with text that is suggested for deletion.</summary>
    private static string WithoutSuggestions(RichText text) =>
        string.Concat(text.ToChange().Operations.Where(op => op.Attributes?.Has(Marks.Insertion) is not true).Select(op => op.Text)).TrimEnd('\n');

    private static ParticipantId LastAuthor(DraftState state) =>
        state.Window.Newest().Select(c => (ParticipantId?)c.By).FirstOrDefault() ?? state.Title.By ?? ParticipantId.System;
}
