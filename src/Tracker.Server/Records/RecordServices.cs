namespace Tracker.Server.Records;

public static class RecordServices
{
    /// <summary>Lists of records. Needs the store.</summary>
    public static void AddRecords(this IServiceCollection services) => services.AddSingleton<HeldRecords>();
}
