namespace Tracker.Client;

/// <summary>Something typed that the server did not take. It is no longer in the text; here it can be read and copied.</summary>
/// <param name="Inserted">What it inserted, as plain text; empty where it only deleted or formatted.</param>
/// <param name="Change">The change as it would have been on the text of then.</param>
public sealed record RefusedText(Rejection Reason, string Inserted, TextChange Change)
{
    internal static RefusedText Of(Rejection reason, TextChange change) =>
        new(reason, string.Concat(change.Operations.Where(op => op.Kind == OpKind.Insert).Select(op => op.Text)), change);
}
