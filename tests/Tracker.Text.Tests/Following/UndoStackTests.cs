using Tracker.Testing;
using Tracker.Text.Tests.Reference;

namespace Tracker.Text.Tests.Following;

public sealed class UndoStackTests
{
    [Fact]
    public void Undo_and_redo_give_the_texts_there_were()
    {
        var texts = new List<RichText> { RichText.FromPlain("hello world") };
        var stack = new UndoStack();
        foreach (var change in (TextChange[])[Insert(5, ","), Delete(0, 1), Insert(0, "J")])
        {
            stack.Record(change, texts[^1]);
            texts.Add(texts[^1].Apply(change));
        }
        var text = texts[^1];
        for (var i = 2; i >= 0; i--) Assert.Equal(texts[i], text = text.Apply(stack.Undo(text)!));
        Assert.Null(stack.Undo(text));
        for (var i = 1; i <= 3; i++) Assert.Equal(texts[i], text = text.Apply(stack.Redo(text)!));
        Assert.Null(stack.Redo(text));
    }

    [Fact]
    public void Merged_typing_is_one_step_and_a_new_change_forgets_what_could_be_redone()
    {
        var stack = new UndoStack();
        var text = RichText.Empty;
        foreach (var (letter, at) in "word".Select((letter, at) => (letter, at)))
        {
            var change = Insert(at, letter.ToString());
            stack.Record(change, text, merge: at > 0);
            text = text.Apply(change);
        }
        text = text.Apply(stack.Undo(text)!);
        Assert.Equal(0, text.Length);
        Assert.True(stack.CanRedo);
        stack.Record(Insert(0, "x"), text);
        Assert.False(stack.CanRedo);
    }

    [Fact]
    public void Random_undo_takes_away_all_own_words_and_none_of_anothers()
    {
        var arbitrary = new Arbitrary(Seeded.For(nameof(UndoStackTests)));
        for (var i = 0; i < 2000; i++)
        {
            var start = RichText.FromChange(Authored.Stamp(arbitrary.Document(6), "before"));
            var text = start;
            var stack = new UndoStack();
            var othersTouch = i % 2 == 0;
            for (var step = 0; step < 12; step++)
            {
                var own = !othersTouch || arbitrary.Chance(0.5);
                var change = Authored.Stamp(Marks.Stripped(arbitrary.Change(text.Length)), own ? "me" : "other");
                if (own) stack.Record(change, text, merge: arbitrary.Chance(0.3));
                else stack.Remote(change);
                text = text.Apply(change);
            }
            var others = By(text, "other");
            while (stack.Undo(text) is { } undo) text = text.Apply(undo);
            Assert.Equal("", By(text, "me"));
            Assert.True(IsWithin(others, By(text, "other")), $"'{others}' became '{By(text, "other")}'.");
            if (!othersTouch) Assert.Equal(start, text);
        }
    }

    private static string By(RichText text, string author) =>
        string.Concat(text.ToChange().Operations.Where(op => op.Attributes?.Text(Marks.Author) == author).Select(op => op.Text ?? op.Embed!.Json));

    /// <summary>Whether all of it is there in its order; undoing a deletion may have brought back more.</summary>
    private static bool IsWithin(string some, string all)
    {
        var at = 0;
        foreach (var character in all) if (at < some.Length && some[at] == character) at++;
        return at == some.Length;
    }

    private static TextChange Insert(int at, string text) => TextChange.Build().Retain(at).Insert(text).ToChange();

    private static TextChange Delete(int at, int length) => TextChange.Build().Retain(at).Delete(length).ToChange();
}
