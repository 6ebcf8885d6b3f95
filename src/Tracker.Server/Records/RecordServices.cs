namespace Tracker.Server.Records;

public static class RecordServices
{
    /// <summary>Which records a reader holds. Needs the store.</summary>
    public static void AddRecords(this IServiceCollection services) => services.AddSingleton<HeldRecords>();
}
