"""What the names of places are made of, and how it is said in English."""

from __future__ import annotations

# General parts; the longest that a name ends in is meant.
GENERAL = {
    "社区居民委员会": "Community", "社区村民委员会": "Community", "社区居委会": "Community",
    "社区村委会": "Community", "社区委员会": "Community", "社区居民委": "Community",
    "虚拟社区": "Virtual Community", "社区": "Community", "居民委员会": "Community", "居委会": "Community",
    "嘎查村民委员会": "Gacha", "嘎查村委会": "Gacha", "嘎查委员会": "Gacha", "嘎查委会": "Gacha",
    "嘎查": "Gacha", "村民委员会": "Village", "村委会": "Village", "村": "Village",
    "虚拟生活区": "Virtual Residential Area", "生活区": "Residential Area", "生产队": "Production Team",
    "街道办事处": "Subdistrict", "街道": "Subdistrict", "民族乡": "Ethnic Township",
    "族乡": "Ethnic Township", "镇": "Town", "乡": "Township", "民族苏木": "Ethnic Sumu", "苏木": "Sumu",
    "经济技术开发区": "Economic and Technological Development Zone",
    "经济开发区": "Economic Development Zone", "城乡一体化示范区": "Urban–Rural Demonstration Zone",
    "高技术产业开发区": "High-Tech Industrial Development Zone",
    "高新技术开发区": "High-Tech Development Zone", "高新技术产业园区": "High-Tech Industrial Park",
    "高新技术产业开发区": "High-Tech Industrial Development Zone", "开发区": "Development Zone",
    "示范区": "Demonstration Zone", "管理区": "Administrative Area", "工业园区": "Industrial Park",
    "工业园": "Industrial Park", "产业园区": "Industrial Park", "产业园": "Industrial Park", "园区": "Park",
    "风景名胜区": "Scenic Area", "风景区": "Scenic Area", "新区": "New Area", "林区": "Forestry District",
    "农场": "Farm", "林场": "Forest Farm", "牧场": "Pasture", "渔场": "Fishery", "茶场": "Tea Farm",
    "水库": "Reservoir", "监狱": "Prison", "管理委员会": "Administrative Committee",
    "管委会": "Administrative Committee", "行政委员会": "Administrative Committee", "委员会": "Committee",
    "地区": "Area", "特区": "Special District", "自治县": "Autonomous County",
    "自治旗": "Autonomous Banner", "自治州": "Autonomous Prefecture", "县": "County", "旗": "Banner",
    "盟": "League", "区": "District", "市": "City", "省": "Province",
}  # fmt: skip
# Names that are not read as Chinese, or not like others.
WHOLE = {
    "长子县": "Zhangzi County", "大城县": "Daicheng County",
    # their last but one character is no part of the general ending
    "碑林区": "Beilin District", "北林区": "Beilin District", "万柏林区": "Wanbailin District",
    "新林区": "Xinlin District", "金林区": "Jinlin District", "绿园区": "Lüyuan District",
    "梁园区": "Liangyuan District", "下花园区": "Xiahuayuan District", "清新区": "Qingxin District",
    "北京市": "Beijing Municipality", "天津市": "Tianjin Municipality", "上海市": "Shanghai Municipality",
    "重庆市": "Chongqing Municipality", "内蒙古自治区": "Inner Mongolia Autonomous Region",
    "广西壮族自治区": "Guangxi Zhuang Autonomous Region", "西藏自治区": "Xizang Autonomous Region",
    "宁夏回族自治区": "Ningxia Hui Autonomous Region",
    "新疆维吾尔自治区": "Xinjiang Uygur Autonomous Region", "呼和浩特市": "Hohhot City",
    "鄂尔多斯市": "Ordos City", "呼伦贝尔市": "Hulun Buir City", "巴彦淖尔市": "Bayannur City",
    "乌兰察布市": "Ulanqab City", "兴安盟": "Hinggan League", "锡林郭勒盟": "Xilin Gol League",
    "阿拉善盟": "Alxa League", "哈尔滨市": "Harbin City", "齐齐哈尔市": "Qiqihar City",
    "大兴安岭地区": "Da Hinggan Ling Prefecture",
    "延边朝鲜族自治州": "Yanbian Korean Autonomous Prefecture",
    "阿坝藏族羌族自治州": "Aba Tibetan and Qiang Autonomous Prefecture",
    "甘孜藏族自治州": "Garze Tibetan Autonomous Prefecture",
    "迪庆藏族自治州": "Diqing Tibetan Autonomous Prefecture", "拉萨市": "Lhasa City",
    "日喀则市": "Xigaze City", "昌都市": "Qamdo City", "林芝市": "Nyingchi City", "山南市": "Shannan City",
    "那曲市": "Nagqu City", "阿里地区": "Ngari Prefecture",
    "果洛藏族自治州": "Golog Tibetan Autonomous Prefecture",
    "海西蒙古族藏族自治州": "Haixi Mongolian and Tibetan Autonomous Prefecture",
    "乌鲁木齐市": "Urumqi City", "克拉玛依市": "Karamay City", "吐鲁番市": "Turpan City",
    "哈密市": "Hami City", "昌吉回族自治州": "Changji Hui Autonomous Prefecture",
    "博尔塔拉蒙古自治州": "Bortala Mongolian Autonomous Prefecture",
    "巴音郭楞蒙古自治州": "Bayingolin Mongolian Autonomous Prefecture", "阿克苏地区": "Aksu Prefecture",
    "克孜勒苏柯尔克孜自治州": "Kizilsu Kirgiz Autonomous Prefecture", "喀什地区": "Kashgar Prefecture",
    "和田地区": "Hotan Prefecture", "伊犁哈萨克自治州": "Ili Kazak Autonomous Prefecture",
    "塔城地区": "Tacheng Prefecture", "阿勒泰地区": "Altay Prefecture",
}  # fmt: skip
# The peoples in the names of autonomous places, as the state spells them.
PEOPLES = {
    "蒙古": "Mongolian", "回": "Hui", "藏": "Tibetan", "维吾尔": "Uygur", "苗": "Miao", "彝": "Yi",
    "壮": "Zhuang", "布依": "Bouyei", "朝鲜": "Korean", "满": "Manchu", "侗": "Dong", "瑶": "Yao",
    "白": "Bai", "土家": "Tujia", "哈尼": "Hani", "哈萨克": "Kazak", "傣": "Dai", "黎": "Li",
    "傈僳": "Lisu", "佤": "Va", "畲": "She", "拉祜": "Lahu", "水": "Sui", "东乡": "Dongxiang",
    "纳西": "Naxi", "景颇": "Jingpo", "柯尔克孜": "Kirgiz", "土": "Tu", "达斡尔": "Daur", "仫佬": "Mulao",
    "羌": "Qiang", "布朗": "Blang", "撒拉": "Salar", "毛南": "Maonan", "仡佬": "Gelao", "锡伯": "Xibe",
    "阿昌": "Achang", "普米": "Pumi", "塔吉克": "Tajik", "怒": "Nu", "乌孜别克": "Uzbek",
    "俄罗斯": "Russian", "鄂温克": "Ewenki", "德昂": "De'ang", "保安": "Bonan", "裕固": "Yugur",
    "京": "Gin", "塔塔尔": "Tatar", "独龙": "Derung", "鄂伦春": "Oroqen", "赫哲": "Hezhen",
    "门巴": "Moinba", "珞巴": "Lhoba", "基诺": "Jino", "各": "Ethnic Groups",
}  # fmt: skip
