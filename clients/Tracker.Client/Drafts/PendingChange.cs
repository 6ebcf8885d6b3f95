namespace Tracker.Client;

/// <summary>What was typed here and is not confirmed yet; one message to the server.</summary>
/// <param name="Before">The text under it: what is confirmed, with everything that was typed earlier.</param>
/// <param name="Typed">On <paramref name="Before"/>, as it is sent.</param>
/// <param name="Shown">On <paramref name="Before"/>, with the marks that the server will give.</param>
/// <param name="Sent">How often it was sent. From the first time on it only moves with the text; nothing is added to it.</param>
internal sealed record PendingChange(Intent Intent, RichText Before, TextChange Typed, TextChange Shown, int Sent = 0);
