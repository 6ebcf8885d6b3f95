using Tracker.Testing;
using Tracker.Text.Tests.Reference;

namespace Tracker.Text.Tests.Laws;

public sealed class TypingTests
{
    private readonly Arbitrary arbitrary = new(Seeded.For(nameof(TypingTests)));

    [Fact]
    public void Long_typing_with_jumps_pastes_and_large_deletions_gives_the_text_of_a_plain_string()
    {
        var text = RichText.Empty;
        var plain = "";
        var kept = new List<(RichText Text, string Plain)>();
        for (var i = 0; i < 40_000; i++)
        {
            var (at, inserted, deleted) = Next(plain.Length, i);
            var format = i % 7 == 0 ? arbitrary.Attributes(0.5, removals: false) : null;
            var change = TextChange.Build().Retain(at).Insert(inserted, format).Delete(deleted).ToChange();
            text = text.Apply(change);
            plain = string.Concat(plain.AsSpan(0, at), inserted, plain.AsSpan(at + deleted));
            Assert.Equal(plain.Length, text.Length);
            if (plain.Length > 0)
            {
                var place = arbitrary.Random.Next(plain.Length);
                Assert.Equal(plain[place], text.At(place));
            }
            if (i % 400 == 0) kept.Add((text, plain));
        }
        Assert.Equal(plain, text.PlainText());
        Assert.Equal(text, RichText.FromChange(text.ToChange()));
        foreach (var (before, was) in kept) Assert.Equal(was, before.PlainText());
    }

    [Fact]
    public void Range_read_from_the_middle_is_the_range_of_the_whole()
    {
        var text = RichText.FromChange(arbitrary.Document(2000));
        var whole = text.PlainText();
        for (var i = 0; i < 2000; i++)
        {
            var from = arbitrary.Random.Next(text.Length + 1);
            var to = arbitrary.Random.Next(from, text.Length + 1);
            Assert.Equal(whole[from..to], text.PlainText(from, to));
            Assert.Equal(text.Slice(from, to), text.Part(from, to).ToChange());
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => text.PlainText(0, text.Length + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => text.At(text.Length));
    }

    [Fact]
    public void One_character_in_a_long_text_copies_a_leaf_and_not_the_text()
    {
        var text = RichText.FromPlain(new string('a', 100_000));
        var changes = Enumerable.Range(0, 1000).Select(i => TextChange.Build().Retain(arbitrary.Random.Next(100_000 + i)).Insert("b").ToChange()).ToList();
        _ = text.Apply(changes[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var change in changes) text = text.Apply(change);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / changes.Count;
        Assert.InRange(each, 1, 3000);
    }

    private int cursor;

    private (int At, string Inserted, int Deleted) Next(int length, int turn)
    {
        if (arbitrary.Chance(0.02)) cursor = arbitrary.Random.Next(length + 1);
        cursor = Math.Min(cursor, length);
        if (turn % 500 == 499) return (cursor / 2, "", Math.Min(length - cursor / 2, arbitrary.Random.Next(1, 3000)));
        if (turn % 300 == 299) return (cursor, new string('p', arbitrary.Random.Next(1, 2000)), 0);
        if (cursor > 0 && arbitrary.Chance(0.3)) return (--cursor, arbitrary.Chance(0.1) ? "r" : "", 1);
        var word = arbitrary.Word();
        cursor += word.Length;
        return (cursor - word.Length, word, 0);
    }
}
