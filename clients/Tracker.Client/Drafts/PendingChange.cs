namespace Tracker.Client;

/// <summary>An unconfirmed change; one message to the server.</summary>
/// <param name="Before">The text before it: the confirmed text with all earlier pending changes.</param>
/// <param name="Typed">On <paramref name="Before"/>, as it is sent.</param>
/// <param name="Shown">On <paramref name="Before"/>, with the marks that the server will give.</param>
/// <param name="Sent">How often it was sent. After the first time it only moves with the text; no typing is joined to it.</param>
internal sealed record PendingChange(Intent Intent, RichText Before, TextChange Typed, TextChange Shown, int Sent = 0);
