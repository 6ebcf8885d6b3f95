namespace Tracker.Client;

/// <summary>Typing that the server refused. It is no longer in the text; here it can be read and copied.</summary>
/// <param name="Inserted">The inserted plain text, each place on a line of its own; empty if the change only deleted or formatted.</param>
/// <param name="Change">The change, on the text of that moment.</param>
public sealed record RefusedText(Rejection Reason, string Inserted, TextChange Change)
{
    internal static RefusedText Of(Rejection reason, TextChange change) => new(reason, string.Join('\n', Places(change)), change);

    private static IEnumerable<string> Places(TextChange change)
    {
        var place = "";
        foreach (var op in change.Operations)
            if (op.Kind == OpKind.Insert) place += op.Text;
            else if (op.Kind == OpKind.Retain && place.Length > 0)
            {
                yield return place;
                place = "";
            }
        if (place.Length > 0) yield return place;
    }
}
