namespace Tracker.Storage;

/// <summary>Files that only the user who runs the program can read.</summary>
public static class PrivateFile
{
    public const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What is open to the group or to everyone.</summary>
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>To write a file; a new one is private.</summary>
    public static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Mode;
        return options;
    }

    /// <summary>What others than its owner may do with a file or folder; nothing on Windows, where the folder decides.</summary>
    public static UnixFileMode OpenTo(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path) & Others;

    /// <summary>Makes an existing file private. Throws <see cref="UnauthorizedAccessException"/> if it belongs to someone else.</summary>
    public static void Close(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && OpenTo(path) != UnixFileMode.None) File.SetUnixFileMode(path, Mode);
    }
}
