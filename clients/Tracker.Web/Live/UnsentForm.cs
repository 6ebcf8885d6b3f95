using System.Collections.Immutable;
using System.Globalization;

namespace Tracker.Web.Live;

/// <summary>What is written into a form and not sent yet. The desk keeps it while the page is open.</summary>
/// <param name="about">The entity that the form is about; null if it belongs to the record as a whole.</param>
/// <param name="part">The part of the record that the screen shows.</param>
public sealed class UnsentForm(Action changed, EntityId? about = null, Func<string>? part = null)
{
    private static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    private ImmutableDictionary<string, string> words = None;
    private ImmutableDictionary<string, string> start = None;
    private Dictionary<string, string> lastChosen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);
    private readonly HashSet<string> mended = new(StringComparer.Ordinal);
    private readonly List<string> demanded = [];
    private ImmutableHashSet<string> missing = [];
    private int onTheirWay;
    private int places;

    public EntityId? About => about;

    /// <summary>What is done with its words, such as "Add note".</summary>
    public string What { get; private set; } = "Form";

    /// <summary>The part of the record with which it was last shown.</summary>
    public string Part { get; private set; } = "";

    /// <summary>True while a part of the screen shows it.</summary>
    public bool IsShown => places > 0;

    /// <summary>What is chosen among given values. It stays after sending, and alone it is nothing unsent.</summary>
    public Dictionary<string, string> Chosen { get; } = new(StringComparer.Ordinal);

    /// <summary>What the form was filled from, to be compared with when it is sent; a refusal leaves it as it is now.</summary>
    public string? Began { get; set; }

    /// <summary>What is written in a field; empty by default.</summary>
    public string this[string field]
    {
        get => words.GetValueOrDefault(field, "");
        set
        {
            (words, Discarded, GivenBack) = (words.SetItem(field, value), null, null);
            mended.Add(field);
            changed();
        }
    }

    /// <summary>What is written now, for a page that shows what becomes of it.</summary>
    public FormWords Now => new(words);

    /// <summary>All that is written, to be copied; with the labels of the fields if there are several.</summary>
    public string Words
    {
        get
        {
            var written = words.Where(w => w.Value.Length > 0 && w.Value != start.GetValueOrDefault(w.Key)).ToList();
            var typed = written.Where(w => labels.ContainsKey(w.Key)).ToList();
            return typed.Count > 1
                ? string.Join('\n', typed.Select(w => $"{labels[w.Key]}: {w.Value}"))
                : string.Join('\n', (typed.Count > 0 ? typed : written).Select(w => w.Value));
        }
    }

    /// <summary>True while anything is written that was neither sent nor there from the start.</summary>
    public bool HasWords => words.Any(w => w.Value.Length > 0 && w.Value != start.GetValueOrDefault(w.Key));

    /// <summary>True until the outcome of what was sent is known.</summary>
    public bool IsSending => onTheirWay > 0;

    /// <summary>Why what was sent or is written was refused, or null.</summary>
    public Rejection? Refused { get; private set; }

    /// <summary>Refused words that could not come back, because others had been written meanwhile.</summary>
    public string? GivenBack { get; private set; }

    /// <summary>Discarded words, which can be taken back until others are written.</summary>
    public ImmutableDictionary<string, string>? Discarded { get; private set; }

    /// <summary>A sentence that names a field of the form, with the field's label in place of its name; null if there is none.</summary>
    public string? SaidOf(Rejection? rejection) => rejection is null ? null
        : FieldWords.Said(rejection, LabelOf(rejection));

    /// <summary>True if the form says at a field what is wrong with it, and not only below all of them.</summary>
    public bool SaysAtFields { get; init; }

    /// <summary>What is wrong with a field, to be said there; else null.</summary>
    public string? ProblemAt(string field) => IsMissing(field) ? SaidOf(TextLimits.Required(field))
        : SaysAtFields && IsRefused(field) ? SaidOf(Refused) : null;

    /// <summary>What was refused and is said at none of the fields.</summary>
    public Rejection? RefusedElsewhere => SaysAtFields && Refused is { } no && LabelOf(no) is not null ? null : Refused;

    /// <summary>True if this field is the one that was refused, and was not changed since.</summary>
    public bool IsRefused(string field) => IsMissing(field) ||
        !mended.Contains(field) && Refused?.Field is { } named && (named == field || named.EndsWith("." + field, StringComparison.Ordinal));

    /// <summary>The same, and of several fields that are empty the first one.</summary>
    public bool IsRefusedFirst(string field) => IsRefused(field) && (!missing.Contains(field) || demanded.Find(missing.Contains) == field);

    private bool IsMissing(string field) => missing.Contains(field) && !mended.Contains(field);

    private string? LabelOf(Rejection rejection) =>
        FieldWords.Ends(rejection.Field).Select(end => labels.GetValueOrDefault(end)).FirstOrDefault(label => label is not null);

    /// <summary>The words of a field have this label on the screen.</summary>
    public void Label(string field, string label) => labels[field] = label;

    /// <summary>A field that is on the screen cannot stay empty; false once it is gone.</summary>
    public void Demand(string field, bool isShown)
    {
        if (!isShown) demanded.Remove(field);
        else if (!demanded.Contains(field)) demanded.Add(field);
    }

    /// <summary>A part of the screen shows the form.</summary>
    public void Show(string what)
    {
        (What, Part, places) = (what, part?.Invoke() ?? "", places + 1);
        changed();
    }

    /// <summary>The part that showed it is gone.</summary>
    public void Leave()
    {
        places--;
        changed();
    }

    /// <summary>Writes what the form begins with, such as the present title, unless it has words already.</summary>
    public void Begin(string field, string text)
    {
        if (HasWords) return;
        (words, start) = (None.Add(field, text), None.Add(field, text));
    }

    /// <summary>The same for several fields at once.</summary>
    public void Start(Dictionary<string, string> texts)
    {
        if (!HasWords) words = start = texts.ToImmutableDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// Sends what is written: the form is empty at once, and refused words come back with the reason. Pressing again before the outcome
    /// is known sends nothing, unless something else was written or chosen.
    /// </summary>
    /// <param name="send">Sends the words and returns why they were refused, or null.</param>
    public async Task Send(Func<FormWords, Task<Rejection?>> send)
    {
        if (IsSending && !HasWords && Chosen.All(c => lastChosen.GetValueOrDefault(c.Key) == c.Value)) return;
        missing = [.. demanded.Where(f => string.IsNullOrWhiteSpace(this[f]))];
        if (demanded.Find(missing.Contains) is { } first)
        {
            Refuse(TextLimits.Required(first));
            return;
        }
        var sent = (Words: words, Start: start, Chosen: new Dictionary<string, string>(Chosen, StringComparer.Ordinal));
        (words, start, lastChosen, Refused, GivenBack, Discarded) = (None, None, sent.Chosen, null, null, null);
        onTheirWay++;
        changed();
        Rejection? no = Rejection.Invalid("This could not be sent. Try again.");
        try
        {
            no = await send(new FormWords(sent.Words));
        }
        finally
        {
            onTheirWay--;
            mended.Clear();
            if (no is not null) GiveBack(sent.Words, sent.Start, sent.Chosen, no);
            changed();
        }
    }

    /// <summary>Says why what is written could not be used, without sending it; null says that it could.</summary>
    public void Refuse(Rejection? no)
    {
        mended.Clear();
        Refused = no;
        changed();
    }

    /// <summary>What was refused is not there any more, such as when another file was chosen.</summary>
    public void Mend()
    {
        Refused = null;
        changed();
    }

    public void Discard()
    {
        (Discarded, words, Refused, GivenBack, missing) = (HasWords ? words : null, start, null, null, []);
        changed();
    }

    public void TakeBack()
    {
        (words, Discarded) = (Discarded ?? words, null);
        changed();
    }

    /// <summary>Words come back with what was chosen for them: what was meant for few must not be sent to many.</summary>
    private void GiveBack(ImmutableDictionary<string, string> sent, ImmutableDictionary<string, string> from, Dictionary<string, string> chosen, Rejection no)
    {
        Refused = no;
        if (HasWords) GivenBack = string.Join(" · ", sent.Values.Where(w => w.Length > 0));
        else
        {
            (words, start) = (sent, from);
            foreach (var (field, value) in chosen) Chosen[field] = value;
        }
    }
}

/// <summary>The words of a form that was sent.</summary>
public sealed class FormWords(IReadOnlyDictionary<string, string> words)
{
    /// <summary>What was written in a field; empty if nothing was.</summary>
    public string this[string field] => words.GetValueOrDefault(field, "");

    /// <summary>The same, or null if nothing was written.</summary>
    public string? OrNull(string field) => string.IsNullOrWhiteSpace(this[field]) ? null : this[field];

    /// <summary>The day of a date field, or null.</summary>
    public DateOnly? Day(string field) => Parts.Words.DayOf(this[field]);
}
