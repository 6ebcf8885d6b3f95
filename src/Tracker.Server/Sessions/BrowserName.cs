namespace Tracker.Server.Sessions;

/// <summary>A browser in plain words, from the header that it sends: "Firefox on Windows". Nothing else of the header is kept.</summary>
internal static class BrowserName
{
    /// <summary>The first that fits counts: most browsers also name those that they descend from.</summary>
    private static readonly (string Mark, string Name)[] Programs =
    [
        ("tracker-cli", "Command line"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    public static string Of(string? userAgent)
    {
        var program = NameIn(Programs, userAgent) ?? "Unknown program";
        return NameIn(Systems, userAgent) is { } system ? $"{program} on {system}" : program;
    }

    private static string? NameIn((string Mark, string Name)[] names, string? userAgent) =>
        Array.Find(names, n => userAgent?.Contains(n.Mark, StringComparison.Ordinal) is true).Name;
}
