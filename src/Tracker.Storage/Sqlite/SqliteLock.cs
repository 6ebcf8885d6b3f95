using System.Globalization;

namespace Tracker.Storage.Sqlite;

/// <summary>Keeps other processes from using a database file, with a lock of the operating system that ends with its process.</summary>
internal static class SqliteLock
{
    public static FileStream Take(string dataFile)
    {
        var path = dataFile + ".lock";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = PrivateFile.Options(FileMode.OpenOrCreate);
            (options.Access, options.Share, options.BufferSize) = (FileAccess.ReadWrite, FileShare.None, 1);
            var file = new FileStream(path, options);
            Sign(file, dataFile);
            return file;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreUnavailableException($"The data folder of '{dataFile}' cannot be written: {e.Message}", e);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new StoreUnavailableException(
                $"'{dataFile}' is in use by another process{Holder(dataFile)}, and SQLite serves one process. "
                + "Stop that one, give this one another data folder, or use PostgreSQL for several servers.", e);
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException($"The data folder of '{dataFile}' cannot be made: {e.Message}", e);
        }
    }

    private static void Sign(FileStream held, string dataFile)
    {
        try
        {
            using var note = new StreamWriter(Note(dataFile), PrivateFile.Options(FileMode.Create));
            note.Write(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            held.Dispose();
            throw new StoreUnavailableException($"'{Note(dataFile)}' cannot be written: {e.Message}", e);
        }
    }

    private static string Holder(string dataFile)
    {
        try
        {
            return File.Exists(Note(dataFile)) ? $" (process {File.ReadAllText(Note(dataFile))})" : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>A file of its own, because other processes cannot read the locked one.</summary>
    private static string Note(string dataFile) => dataFile + ".process";
}
