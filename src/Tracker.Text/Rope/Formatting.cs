namespace Tracker.Text;

/// <summary>Attributes to be set on runs; runs that shared their attributes share them afterwards.</summary>
internal sealed class Formatting(TextAttributes attributes)
{
    private TextAttributes? before;
    private TextAttributes? after;
    private bool known;

    public TextAttributes? Over(TextAttributes? run)
    {
        if (known && ReferenceEquals(before, run)) return after;
        (known, before, after) = (true, run, TextAttributes.Compose(run, attributes, keepNull: false));
        return after;
    }
}
