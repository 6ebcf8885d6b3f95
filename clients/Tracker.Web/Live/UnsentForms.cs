namespace Tracker.Web.Live;

/// <summary>The forms of a page, by a key of their own: part of the page and what it is about.</summary>
/// <param name="changed">Called when the number of forms with words, or of those on their way, changes.</param>
public sealed class UnsentForms(Action changed)
{
    private readonly Dictionary<string, UnsentForm> forms = new(StringComparer.Ordinal);
    private (int Written, int OnTheirWay) last;

    /// <summary>How many forms have words that were not sent.</summary>
    public int Count => forms.Values.Count(f => f.HasWords);

    public bool IsSending => forms.Values.Any(f => f.IsSending);

    /// <summary>The form of this key, as it was left.</summary>
    public UnsentForm Of(string key)
    {
        if (!forms.TryGetValue(key, out var form)) forms[key] = form = new UnsentForm(Changed);
        return form;
    }

    private void Changed()
    {
        var now = (Count, forms.Values.Count(f => f.IsSending));
        if (now == last) return;
        last = now;
        changed();
    }
}
