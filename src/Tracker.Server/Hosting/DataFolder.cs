namespace Tracker.Server.Hosting;

/// <summary>The folder that this server writes to, with either engine.</summary>
internal static class DataFolder
{
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
