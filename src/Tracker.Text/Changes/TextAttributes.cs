using System.Collections;

namespace Tracker.Text;

/// <summary>The attributes of a run of text, in the order in which they were set, as in a JavaScript object. Immutable and never empty: null means no
/// attributes. Equal if they have the same names and values in any order. Composing, transforming, inverting and comparing follow <c>AttributeMap</c>
/// of <c>quill-delta</c> 5.</summary>
public sealed class TextAttributes : IEquatable<TextAttributes>, IEnumerable<KeyValuePair<string, AttributeValue>>
{
    private readonly KeyValuePair<string, AttributeValue>[] entries;

    private TextAttributes(KeyValuePair<string, AttributeValue>[] entries) => this.entries = entries;
    public int Count => entries.Length;
    public ReadOnlySpan<KeyValuePair<string, AttributeValue>> Entries => entries;

    /// <summary>Attributes of these names and values; a name given twice keeps its place and takes the last value.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static TextAttributes Of(params ReadOnlySpan<(string Name, AttributeValue Value)> values)
    {
        var set = new Set(values.Length);
        foreach (var (name, value) in values) set.Put(name, value);
        return set.Close() ?? throw new ArgumentException("No attributes are a null reference.", nameof(values));
    }

    public AttributeValue? this[string name] => TryGet(name, out var value) ? value : default(AttributeValue?);
    public bool Has(string name) => IndexOf(name) >= 0;

    public bool TryGet(string name, out AttributeValue value)
    {
        var at = IndexOf(name);
        value = at < 0 ? default : entries[at].Value;
        return at >= 0;
    }

    /// <summary>The string of that name; null when it is absent or not a string.</summary>
    public string? Text(string name) => TryGet(name, out var value) ? value.AsString : null;

    /// <summary>These attributes and one more; <paramref name="attributes"/> may be null.</summary>
    public static TextAttributes With(TextAttributes? attributes, string name, AttributeValue value)
    {
        var set = new Set(1 + (attributes?.Count ?? 0));
        if (attributes is not null) foreach (var entry in attributes.entries) set.Put(entry.Key, entry.Value);
        set.Put(name, value);
        return set.Close()!;
    }

    /// <summary>These attributes without one; null when none is left.</summary>
    public TextAttributes? Without(string name) => Has(name) ? Keep(entry => entry.Key != name) : this;

    /// <summary><paramref name="b"/> after <paramref name="a"/>. A null value of <paramref name="b"/> removes the attribute, or stays as a removal
    /// yet to be made where <paramref name="keepNull"/> (a retain on a retain).</summary>
    public static TextAttributes? Compose(TextAttributes? a, TextAttributes? b, bool keepNull)
    {
        if (b is null) return a;
        if (a is null) return keepNull || !b.HasNull ? b : b.Keep(entry => !entry.Value.IsNull);
        var set = new Set(a.Count + b.Count);
        foreach (var entry in b.entries)
            if (keepNull || !entry.Value.IsNull) set.Append(entry);
        foreach (var entry in a.entries)
            if (!b.Has(entry.Key)) set.Append(entry);
        var composed = set.Close();
        return composed is not null && composed.IsSequence(a) ? a : composed;
    }

    /// <summary><paramref name="b"/>, made beside <paramref name="a"/>, rewritten to come after it; with priority, <paramref name="a"/>'s values
    /// stay.</summary>
    public static TextAttributes? Transform(TextAttributes? a, TextAttributes? b, bool priority) =>
        a is null || b is null || !priority ? b : b.Keep(entry => !a.Has(entry.Key));

    /// <summary>What undoes <paramref name="attributes"/> on a run that had <paramref name="base"/>; null when nothing is to be undone.</summary>
    public static TextAttributes? Invert(TextAttributes? attributes, TextAttributes? @base)
    {
        if (attributes is null) return null;
        var set = new Set(attributes.Count);
        foreach (var entry in @base?.entries ?? [])
            if (attributes.TryGet(entry.Key, out var value) && !entry.Value.IsSameAs(value)) set.Append(entry);
        foreach (var entry in attributes.entries)
            if (@base is null || !@base.Has(entry.Key)) set.Append(new(entry.Key, AttributeValue.Null));
        return set.Close();
    }

    /// <summary>What makes <paramref name="b"/> of <paramref name="a"/>; null when they are equal.</summary>
    public static TextAttributes? Diff(TextAttributes? a, TextAttributes? b)
    {
        if (Equals(a, b)) return null;
        var set = new Set((a?.Count ?? 0) + (b?.Count ?? 0));
        foreach (var entry in a?.entries ?? [])
        {
            if (b is null || !b.TryGet(entry.Key, out var value)) set.Append(new(entry.Key, AttributeValue.Null));
            else if (value != entry.Value) set.Append(new(entry.Key, value));
        }
        foreach (var entry in b?.entries ?? [])
            if (a is null || !a.Has(entry.Key)) set.Append(entry);
        return set.Close();
    }

    internal bool HasNull => Array.Exists(entries, entry => entry.Value.IsNull);

    public bool Equals(TextAttributes? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || other.entries.Length != entries.Length) return false;
        for (var i = 0; i < entries.Length; i++)
        {
            var mine = entries[i];
            var theirs = other.entries[i];
            if (theirs.Key != mine.Key)
            {
                if (!other.TryGet(mine.Key, out var value) || value != mine.Value) return false;
            }
            else if (theirs.Value != mine.Value) return false;
        }
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as TextAttributes);

    public override int GetHashCode()
    {
        var hash = entries.Length;
        foreach (var entry in entries) hash ^= HashCode.Combine(entry.Key, entry.Value);
        return hash;
    }

    public override string ToString() => TextJson.Text(this);
    public IEnumerator<KeyValuePair<string, AttributeValue>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, AttributeValue>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => entries.GetEnumerator();

    private int IndexOf(string name)
    {
        for (var i = 0; i < entries.Length; i++)
            if (entries[i].Key == name) return i;
        return -1;
    }

    private TextAttributes? Keep(Predicate<KeyValuePair<string, AttributeValue>> kept)
    {
        var some = Array.FindAll(entries, kept);
        return some.Length == entries.Length ? this : some.Length == 0 ? null : new(some);
    }

    private bool IsSequence(TextAttributes other)
    {
        if (entries.Length != other.entries.Length) return false;
        for (var i = 0; i < entries.Length; i++)
            if (entries[i].Key != other.entries[i].Key || entries[i].Value != other.entries[i].Value) return false;
        return true;
    }

    /// <summary>Collects attributes in order.</summary>
    internal struct Set(int capacity)
    {
        private KeyValuePair<string, AttributeValue>[] entries = new KeyValuePair<string, AttributeValue>[capacity];
        private int count;

        public void Append(KeyValuePair<string, AttributeValue> entry)
        {
            if (count == entries.Length) Array.Resize(ref entries, Math.Max(4, count * 2));
            entries[count++] = entry;
        }

        public void Put(string name, AttributeValue value)
        {
            for (var i = 0; i < count; i++)
            {
                if (entries[i].Key != name) continue;
                entries[i] = new(name, value);
                return;
            }
            Append(new(name, value));
        }

        public TextAttributes? Close()
        {
            if (count == 0) return null;
            if (count != entries.Length) Array.Resize(ref entries, count);
            return new(entries);
        }
    }
}
