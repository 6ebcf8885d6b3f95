namespace Tracker.Web.Parts;

/// <summary>How keys move among the things of one control, round the ends.</summary>
public static class KeyMoves
{
    /// <summary>The place that a key goes to, from 0; null if it is no key that moves.</summary>
    /// <param name="at">The place of now; -1 if none is chosen.</param>
    /// <param name="count">How many there are.</param>
    public static int? To(string key, int at, int count, string back = "ArrowUp", string on = "ArrowDown") =>
        count == 0 ? null
        : key == on ? (at + 1) % count
        : key == back ? (Math.Max(at, 0) - 1 + count) % count
        : key == "Home" ? 0
        : key == "End" ? count - 1
        : null;
}
