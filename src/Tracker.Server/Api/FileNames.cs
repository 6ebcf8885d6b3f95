namespace Tracker.Server.Api;

/// <summary>Names of files that are saved from a page.</summary>
internal static class FileNames
{
    /// <summary>The name of something in letters and digits, with hyphens between its words.</summary>
    public static string Of(string prefix, string name) => prefix + "-" + string.Join(
        '-', new string([.. name.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
