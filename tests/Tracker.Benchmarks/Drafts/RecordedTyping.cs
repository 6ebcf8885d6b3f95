using System.IO.Compression;
using System.Text.Json;
using Tracker.Testing;
using Tracker.Text;

namespace Tracker.Benchmarks.Drafts;

/// <summary>One edit of a typing history; places in UTF-16 units.</summary>
internal readonly record struct RecordedEdit(int At, int Deleted, string Inserted)
{
    public TextChange Change() => TextChange.Build().Retain(At).Insert(Inserted).Delete(Deleted).ToChange();
}

/// <summary>A typing history that begins with an empty text.</summary>
internal sealed record RecordedTyping(IReadOnlyList<RecordedEdit> Edits)
{
    private const int Usual = 259_778;

    public string TextAfter(int edits) => Edits.Take(edits).Aggregate(RichText.Empty, (text, edit) => text.Apply(edit.Change())).PlainText();

    /// <param name="file">
    /// Gzipped JSON of <c>{"txns":[{"patches":[[position, deleted, inserted],…]},…]}</c>, as josephg/editing-traces has them; null for
    /// <see cref="Made"/>.
    /// </param>
    public static RecordedTyping Read(string? file)
    {
        if (file is null) return Made(Usual);
        using var packed = File.OpenRead(file);
        using var plain = new GZipStream(packed, CompressionMode.Decompress);
        using var json = JsonDocument.Parse(plain);
        var patches = json.RootElement.GetProperty("txns").EnumerateArray().SelectMany(transaction => transaction.GetProperty("patches").EnumerateArray());
        return new([.. patches.Select(patch => new RecordedEdit(patch[0].GetInt32(), patch[1].GetInt32(), patch[2].GetString()!))]);
    }

    /// <summary>The shape of a paper that one person writes: words typed on, taken back by letters, at places that move now and then.</summary>
    private static RecordedTyping Made(int edits)
    {
        var (random, made, length, caret) = (Seeded.For("typing"), new List<RecordedEdit>(edits), 0, 0);
        while (made.Count < edits)
        {
            if (random.Next(200) == 0) caret = random.Next(length + 1);
            var takesBack = caret > 0 && random.Next(10) < 3;
            made.Add(takesBack ? new(caret - 1, 1, "") : new(caret, 0, random.Next(6) == 0 ? " " : ((char)('a' + random.Next(26))).ToString()));
            (length, caret) = takesBack ? (length - 1, caret - 1) : (length + 1, caret + 1);
        }
        return new(made);
    }
}
