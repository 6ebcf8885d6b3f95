namespace Tracker.Client;

/// <summary>Typing that the server refused. It is no longer in the text; here it can be read and copied.</summary>
/// <param name="Inserted">The inserted plain text; empty if the change only deleted or formatted.</param>
/// <param name="Change">The change, on the text of that moment.</param>
public sealed record RefusedText(Rejection Reason, string Inserted, TextChange Change)
{
    internal static RefusedText Of(Rejection reason, TextChange change) =>
        new(reason, string.Concat(change.Operations.Where(op => op.Kind == OpKind.Insert).Select(op => op.Text)), change);
}
