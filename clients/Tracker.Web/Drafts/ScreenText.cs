namespace Tracker.Web.Drafts;

/// <summary>
/// The editor's text always ends with a line break; a draft may lack it. The screen then shows one more, and the draft gets it with
/// the first typed change.
/// </summary>
public static class ScreenText
{
    public static RichText Of(RichText text) => Ends(text) ? text : text.Apply(End(text.Length));

    /// <summary>A change of the screen as a change of the text.</summary>
    public static TextChange Typed(RichText text, TextChange onScreen) => Ends(text) ? onScreen : End(text.Length).Compose(onScreen);

    /// <summary>A change of the text as a change of the screen.</summary>
    public static TextChange Shown(RichText before, TextChange change)
    {
        var after = before.Apply(change);
        return (Ends(before), Ends(after)) switch
        {
            (false, true) => change.Compose(TextChange.Build().Retain(after.Length).Delete(1).ToChange()),
            (true, false) => change.Compose(End(after.Length)),
            _ => change,
        };
    }

    private static bool Ends(RichText text) => text.Length > 0 && text.At(text.Length - 1) == '\n';

    private static TextChange End(int at) => TextChange.Build().Retain(at).Insert("\n").ToChange();
}
