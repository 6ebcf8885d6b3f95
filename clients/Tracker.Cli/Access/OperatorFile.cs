namespace Tracker.Cli.Access;

/// <summary>The operator's credential that a running server writes to its data folder.</summary>
internal static class OperatorFile
{
    private const string FileName = "operator.json";

    /// <summary>The default data folders of servers.</summary>
    public static IEnumerable<string> DefaultFolders()
    {
        if (Environment.GetEnvironmentVariable("TRACKER_DATA") is { Length: > 0 } set) yield return set;
        yield return "tracker-data";
        yield return "data";
        yield return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "data"));
    }

    /// <summary>The server of a data folder; throws <see cref="UnableException"/> if it does not run or its credential cannot be read.</summary>
    public static Credential Of(string folder)
    {
        if (!Directory.Exists(folder)) throw new UnableException($"There is no data folder '{folder}'.");
        return Find(folder) ?? throw new UnableException($"No server runs on the data folder '{folder}': start one with `tracker serve --data {folder}`.");
    }

    public static Credential? Find(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return new Credential(new Uri(json.RootElement.GetProperty("address").GetString()!), json.RootElement.GetProperty("secret").GetString());
        }
        catch (UnauthorizedAccessException)
        {
            throw new UnableException($"'{path}' can be read only by the user who runs the server.");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or UriFormatException or ArgumentNullException or InvalidOperationException)
        {
            throw new UnableException($"'{path}' is not a server's credential. Start the server again.");
        }
    }
}
