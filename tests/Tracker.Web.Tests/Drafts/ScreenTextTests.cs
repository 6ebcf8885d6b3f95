using CsCheck;
using Tracker.Text;
using Tracker.Web.Drafts;

namespace Tracker.Web.Tests.Drafts;

public sealed class ScreenTextTests
{
    private static readonly Gen<RichText> Texts = Gen.OneOf(
        Gen.Const(""), Gen.Const("\n"), Gen.Const("a"), Gen.Const("a\nb"), Gen.Const("ab\n"), Gen.Const("\n\n"))
        .Select(RichText.FromPlain);

    private static readonly Gen<TextChange> Pieces = Gen.Select(
        Gen.Int[0, 3], Gen.OneOf(Gen.Const(""), Gen.Const("x"), Gen.Const("\n"), Gen.Const("y\n")), Gen.Int[0, 3])
        .Select((at, text, gone) => TextChange.Build().Retain(at).Insert(text).Delete(gone).ToChange());

    [Fact]
    public void Screen_that_takes_the_changes_of_a_text_shows_the_text_with_a_last_line_end() =>
        Gen.Select(Texts, Pieces.Array[1, 6]).Sample((text, changes) =>
        {
            var screen = ScreenText.Of(text);
            foreach (var change in changes.Where(c => text.Fits(c)))
            {
                screen = screen.Apply(ScreenText.Shown(text, change));
                text = text.Apply(change);
                Assert.Equal(ScreenText.Of(text).ToString(), screen.ToString());
            }
        });

    [Fact]
    public void Text_that_takes_what_is_typed_on_the_screen_is_what_the_screen_shows() =>
        Gen.Select(Texts, Pieces).Sample((text, typed) =>
        {
            var screen = ScreenText.Of(text);
            // The editor itself keeps the last line's end.
            if (typed.BaseLength >= screen.Length) return;
            Assert.Equal(screen.Apply(typed).ToString(), text.Apply(ScreenText.Typed(text, typed)).ToString());
        });
}
