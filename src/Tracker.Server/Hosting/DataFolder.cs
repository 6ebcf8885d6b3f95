namespace Tracker.Server.Hosting;

/// <summary>The folder that this server writes to, with either engine.</summary>
internal static class DataFolder
{
    /// <summary>The folder as others may use it, in a sentence; null if only its owner may. Throws <see cref="SettingsException"/> if anyone may put
    /// files there: they could put another database there.</summary>
    public static string? Warning(string folder)
    {
        var open = PrivateFile.OpenTo(folder);
        if (open.HasFlag(UnixFileMode.OtherWrite))
            throw new SettingsException([
                $"Everyone on this machine may write to the data folder '{folder}'. Close it with `chmod 700 '{folder}'`, or name another one with "
                + "Tracker__Storage__DataFolder or --data."]);
        return open == UnixFileMode.None ? null
            : $"Others on this machine may look into the data folder '{folder}'. Its files are closed to them; `chmod 700 '{folder}'` closes it too.";
    }

    /// <summary>
    /// Makes the folder if it is missing, for its owner only: it contains every compartment. Throws
    /// <see cref="SettingsException"/> if it cannot be written to.
    /// </summary>
    public static void Prepare(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows()) System.IO.Directory.CreateDirectory(folder);
            else System.IO.Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var probe = Path.Combine(folder, $".write-{Guid.NewGuid():n}");
            using var written = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = File.Exists(folder) ? "it is a file" : !System.IO.Directory.Exists(folder) ? "it cannot be made" : "it cannot be written";
            throw new SettingsException([
                $"'{folder}' cannot be the data folder: {reason}{(File.Exists(folder) ? "" : $" ({e.Message})")}. "
                + "Name a folder that this user may write with Tracker__Storage__DataFolder or --data."]);
        }
    }
}
