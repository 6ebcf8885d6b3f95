namespace Tracker.Web.Live;

/// <summary>The forms of a page, by a key of their own: part of the page and what it is about.</summary>
/// <param name="changed">Called when the number of forms with words, or of those on their way or out of sight, changes.</param>
public sealed class UnsentForms(Action changed)
{
    private readonly Dictionary<string, UnsentForm> forms = new(StringComparer.Ordinal);
    private (int Written, int OnTheirWay, int OutOfSight) last;

    /// <summary>The part of the record that the screen shows, such as a tab. Forms of another part come back with it.</summary>
    public string Part { get; set; } = "";

    /// <summary>How many forms have words that were not sent.</summary>
    public int Count => forms.Values.Count(f => f.HasWords);

    /// <summary>How many of them are on their way.</summary>
    public int Sending => forms.Values.Count(f => f.IsSending);

    public bool IsSending => Sending > 0;

    /// <summary>Forms with words that no part of the screen shows.</summary>
    public IEnumerable<UnsentForm> OutOfSight => forms.Values.Where(f => f.HasWords && !f.IsShown);

    /// <summary>How many forms about an entity have words that were not sent.</summary>
    public int CountAbout(EntityId entity) => forms.Values.Count(f => f.HasWords && f.About == entity);

    /// <summary>The form of this key, as it was left.</summary>
    /// <param name="about">The entity that it is about, if there are several such.</param>
    /// <param name="saysAtFields">Whether it says at a field what is wrong with it.</param>
    public UnsentForm Of(string key, EntityId? about = null, bool saysAtFields = false)
    {
        if (!forms.TryGetValue(key, out var form)) forms[key] = form = new UnsentForm(Changed, about, () => Part) { SaysAtFields = saysAtFields };
        return form;
    }

    private void Changed()
    {
        var now = (Count, Sending, OutOfSight.Count());
        if (now == last) return;
        last = now;
        changed();
    }
}
